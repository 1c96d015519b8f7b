-- upgrade
ALTER TABLE users ADD COLUMN mood VARCHAR(3) DEFAULT 'ok' NOT NULL CHECK (mood IN ('ok', 'sad'));

-- downgrade
ALTER TABLE users DROP COLUMN mood;
