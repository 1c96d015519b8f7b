-- upgrade
-- outside of a transaction
DROP INDEX IF EXISTS person_name ON person;
-- outside of a transaction
ALTER TABLE person DROP COLUMN IF EXISTS old;

-- downgrade
-- outside of a transaction
ALTER TABLE person ADD COLUMN old TEXT;
-- outside of a transaction
CREATE INDEX person_name ON person (name);
