-- upgrade
DROP INDEX IF EXISTS person_name ON person;
ALTER TABLE person DROP COLUMN IF EXISTS old;

-- downgrade
-- LB501: the index "person_name" is on the column "name" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server