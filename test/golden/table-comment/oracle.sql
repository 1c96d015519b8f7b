-- upgrade
-- outside of a transaction
COMMENT ON TABLE users IS 'Everybody''s names';

-- downgrade
-- outside of a transaction
COMMENT ON TABLE users IS '';
