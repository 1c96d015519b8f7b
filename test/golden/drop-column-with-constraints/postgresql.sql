-- upgrade
ALTER TABLE users DROP COLUMN email;

-- downgrade
ALTER TABLE users ADD COLUMN email VARCHAR(255) NOT NULL;
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
