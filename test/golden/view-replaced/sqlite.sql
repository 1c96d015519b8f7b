-- upgrade
DROP VIEW named;
CREATE VIEW named AS
SELECT id, name FROM users;
DROP VIEW named;
CREATE VIEW called AS
SELECT id, name FROM users;

-- downgrade
DROP VIEW called;
CREATE VIEW named AS
SELECT id, name FROM users;
DROP VIEW named;
CREATE VIEW named AS
SELECT id FROM users;
