-- upgrade
ALTER TABLE users ADD handle VARCHAR(30) NULL;
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

-- downgrade
ALTER TABLE users DROP CONSTRAINT users_handle_key;
ALTER TABLE users DROP COLUMN handle;
