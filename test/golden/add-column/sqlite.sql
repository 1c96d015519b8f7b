-- upgrade
ALTER TABLE users ADD COLUMN nickname VARCHAR(40);
ALTER TABLE users ADD COLUMN points INTEGER DEFAULT 0 NOT NULL;

-- downgrade
ALTER TABLE users DROP COLUMN points;
ALTER TABLE users DROP COLUMN nickname;
