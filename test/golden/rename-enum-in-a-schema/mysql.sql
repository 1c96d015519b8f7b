-- upgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN other ENUM('ok','sad');

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN other;
