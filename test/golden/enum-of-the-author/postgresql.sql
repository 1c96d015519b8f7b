-- upgrade
CREATE TYPE mood AS ENUM ('ok', 'can''t complain');
ALTER TABLE users ADD COLUMN mood mood DEFAULT 'ok';

-- downgrade
ALTER TABLE users DROP COLUMN mood;
DROP TYPE mood;
