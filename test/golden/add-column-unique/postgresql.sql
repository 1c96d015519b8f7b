-- upgrade
ALTER TABLE users ADD COLUMN handle VARCHAR(30);
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

-- downgrade
ALTER TABLE users DROP COLUMN handle;
