-- upgrade
DROP INDEX IF EXISTS person_name ON person;
ALTER TABLE person DROP COLUMN IF EXISTS old;

-- downgrade
ALTER TABLE person ADD old VARCHAR(max) NULL;
CREATE INDEX person_name ON person (name);
