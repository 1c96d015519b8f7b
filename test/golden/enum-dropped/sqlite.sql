-- upgrade
ALTER TABLE users DROP COLUMN mood;

-- downgrade
ALTER TABLE users ADD COLUMN mood VARCHAR(3) DEFAULT 'sad' CHECK (mood IN ('ok', 'sad'));
