-- upgrade
-- outside of a transaction
ALTER TABLE users COMMENT 'Everybody''s names';

-- downgrade
-- outside of a transaction
ALTER TABLE users COMMENT '';
