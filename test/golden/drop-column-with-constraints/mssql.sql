-- upgrade
ALTER TABLE users DROP CONSTRAINT users_email_key;
ALTER TABLE users DROP COLUMN email;

-- downgrade
-- or stop: rows of users would have no email, but the new column is NOT NULL and has no default; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users;
ALTER TABLE users ADD email VARCHAR(255) NOT NULL;
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
