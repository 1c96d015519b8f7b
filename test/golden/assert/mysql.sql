-- upgrade
-- or stop: a user's name is missing
SELECT (SELECT count(*) = 0 FROM users WHERE name IS NULL) IS TRUE;
-- outside of a transaction
ALTER TABLE users ADD COLUMN email VARCHAR(255);

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN email;
