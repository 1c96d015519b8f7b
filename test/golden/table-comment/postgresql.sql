-- upgrade
COMMENT ON TABLE users IS 'Everybody''s names';

-- downgrade
COMMENT ON TABLE users IS NULL;
