-- upgrade
ALTER TABLE users DROP COLUMN mood;
DROP TYPE mood;

-- downgrade
CREATE TYPE mood AS ENUM ('ok', 'sad');
ALTER TABLE users ADD COLUMN mood mood DEFAULT 'sad';
