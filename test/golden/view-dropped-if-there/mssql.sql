-- upgrade
DROP VIEW IF EXISTS list;

-- downgrade
CREATE VIEW list AS
SELECT id FROM item;
