-- upgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN mood ENUM('ok','sad') NOT NULL DEFAULT 'ok';

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN mood;
