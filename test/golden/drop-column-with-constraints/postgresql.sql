-- upgrade
ALTER TABLE users DROP COLUMN email;

-- downgrade
-- or stop: rows of users would have no email, but the new column is NOT NULL and has no default; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users LIMIT 6;
ALTER TABLE users ADD COLUMN email VARCHAR(255) NOT NULL;
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
