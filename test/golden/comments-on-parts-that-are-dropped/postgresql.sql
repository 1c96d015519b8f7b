-- upgrade
DROP INDEX ix_old;
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
COMMENT ON CONSTRAINT users_email_key ON users IS 'kept';
CREATE INDEX ix_old ON users (email);
COMMENT ON INDEX ix_old IS 'old';
