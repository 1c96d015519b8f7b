-- upgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN email;

-- downgrade
-- or stop: rows of users would have no email, but the new column is NOT NULL and has no default; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM users LIMIT 6;
-- outside of a transaction
ALTER TABLE users ADD COLUMN email VARCHAR(255) NOT NULL;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
