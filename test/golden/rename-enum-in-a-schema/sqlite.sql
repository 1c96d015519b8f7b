-- upgrade
ALTER TABLE users ADD COLUMN other VARCHAR(3) CHECK (other IN ('ok', 'sad'));

-- downgrade
ALTER TABLE users DROP COLUMN other;
