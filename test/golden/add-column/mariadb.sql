-- upgrade
-- outside of a transaction
ALTER TABLE users ADD COLUMN nickname VARCHAR(40);
-- outside of a transaction
ALTER TABLE users ADD COLUMN points INTEGER NOT NULL DEFAULT 0;

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN points;
-- outside of a transaction
ALTER TABLE users DROP COLUMN nickname;
