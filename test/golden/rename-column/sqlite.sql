-- upgrade
ALTER TABLE users RENAME COLUMN email TO mail;

-- downgrade
ALTER TABLE users RENAME COLUMN mail TO email;
