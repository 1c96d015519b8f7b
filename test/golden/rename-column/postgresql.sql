-- upgrade
ALTER TABLE users RENAME email TO mail;

-- downgrade
ALTER TABLE users RENAME mail TO email;
