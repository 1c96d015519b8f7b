-- upgrade
COMMENT ON INDEX ix IS 'it''s fast';
COMMENT ON CONSTRAINT users_pkey ON users IS 'key';
COMMENT ON INDEX ix_old IS NULL;
COMMENT ON CONSTRAINT users_email_key ON users IS NULL;

-- downgrade
COMMENT ON CONSTRAINT users_email_key ON users IS 'kept';
COMMENT ON INDEX ix_old IS 'old';
COMMENT ON CONSTRAINT users_pkey ON users IS NULL;
COMMENT ON INDEX ix IS NULL;
