-- upgrade
-- outside of a transaction
DROP VIEW named;

-- downgrade
-- outside of a transaction
CREATE VIEW named AS
SELECT id, name FROM users;
