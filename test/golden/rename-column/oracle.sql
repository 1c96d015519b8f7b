-- upgrade
-- outside of a transaction
ALTER TABLE users RENAME COLUMN email TO mail;

-- downgrade
-- outside of a transaction
ALTER TABLE users RENAME COLUMN mail TO email;
