-- upgrade
-- outside of a transaction
ALTER TABLE users ADD handle VARCHAR2(30 CHAR);
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_handle_key UNIQUE (handle);

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN handle;
