-- upgrade
DROP VIEW named;

-- downgrade
CREATE VIEW named AS
SELECT id, name FROM users;
