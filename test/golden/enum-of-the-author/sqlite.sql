-- upgrade
ALTER TABLE users ADD COLUMN mood VARCHAR(14) DEFAULT 'ok' CHECK (mood IN ('ok', 'can''t complain'));

-- downgrade
ALTER TABLE users DROP COLUMN mood;
