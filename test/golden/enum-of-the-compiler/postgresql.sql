-- upgrade
CREATE TYPE mood AS ENUM ('ok', 'sad');
ALTER TABLE users ADD COLUMN mood mood DEFAULT 'ok' NOT NULL;

-- downgrade
ALTER TABLE users DROP COLUMN mood;
DROP TYPE mood;
