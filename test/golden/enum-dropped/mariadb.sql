-- upgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;

-- downgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN mood ENUM('ok','sad') DEFAULT 'sad';
