-- upgrade
DROP INDEX IF EXISTS person_name;
ALTER TABLE person DROP COLUMN IF EXISTS "old";
DROP TYPE IF EXISTS mood;

-- downgrade
CREATE TYPE mood AS ENUM ('ok');
ALTER TABLE person ADD COLUMN "old" TEXT;
CREATE INDEX person_name ON person (name);
