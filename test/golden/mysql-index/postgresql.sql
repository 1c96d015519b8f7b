-- upgrade
CREATE INDEX ix_name ON person (name);
-- or stop: values of (age, name) are in several rows of person, but ix_both allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM person WHERE age IS NOT NULL AND name IS NOT NULL GROUP BY age, name HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX ix_both ON person (age, name);
CREATE INDEX ft_name ON person (name);
DROP INDEX ix_team;
ALTER INDEX ix_name RENAME TO ix_person_name;
COMMENT ON INDEX ix_both IS 'it''s both';

-- downgrade
COMMENT ON INDEX ix_both IS NULL;
ALTER INDEX ix_person_name RENAME TO ix_name;
CREATE INDEX ix_team ON person (team);
DROP INDEX ft_name;
DROP INDEX ix_both;
DROP INDEX ix_name;
