-- upgrade
DROP TYPE mood;

-- downgrade
CREATE TYPE mood AS ENUM ('ok', 'sad');
