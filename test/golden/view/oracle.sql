-- upgrade
-- outside of a transaction
CREATE VIEW named (id, called) AS
SELECT id, name FROM users WHERE name IS NOT NULL;
-- outside of a transaction
COMMENT ON TABLE named IS 'who has a name';
-- outside of a transaction
CREATE VIEW plain AS
SELECT id FROM users;

-- downgrade
-- outside of a transaction
DROP VIEW plain;
-- outside of a transaction
DROP VIEW named;
