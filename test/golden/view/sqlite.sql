-- upgrade
CREATE VIEW named (id, called) AS
SELECT id, name FROM users WHERE name IS NOT NULL;
CREATE VIEW plain AS
SELECT id FROM users;

-- downgrade
DROP VIEW plain;
DROP VIEW named;
