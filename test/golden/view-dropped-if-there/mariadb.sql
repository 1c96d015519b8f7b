-- upgrade
-- outside of a transaction
DROP VIEW IF EXISTS list;

-- downgrade
-- outside of a transaction
CREATE VIEW list AS
SELECT id FROM item;
