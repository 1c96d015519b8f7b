-- upgrade
DROP VIEW named;
CREATE VIEW named AS
SELECT name FROM users;

-- downgrade
DROP VIEW named;
CREATE VIEW named AS
SELECT id, name FROM users;
