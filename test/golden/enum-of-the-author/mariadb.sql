-- upgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN mood ENUM('ok','can''t complain') DEFAULT 'ok';

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;
