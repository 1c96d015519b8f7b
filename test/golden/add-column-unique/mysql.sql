-- upgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN handle VARCHAR(30);
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN handle;
