-- upgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN email;

-- downgrade
-- or stop: rows of users would have no email, but the new column is NOT NULL and has no default; by id
-- tested before anything is changed
SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM users FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE users ADD email VARCHAR2(255 CHAR) NOT NULL;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
