-- upgrade
CREATE INDEX ix_name ON person (name);
-- or stop: values of (age, name) are in several rows of person, but ix_both allows each once; by id
SELECT 1 FROM person WHERE age IS NOT NULL AND name IS NOT NULL GROUP BY age, name HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX ix_both ON person (age, name);
CREATE INDEX ft_name ON person (name);
DROP INDEX ix_team;
DROP INDEX ix_name;
CREATE INDEX ix_person_name ON person (name);

-- downgrade
DROP INDEX ix_person_name;
CREATE INDEX ix_name ON person (name);
CREATE INDEX ix_team ON person (team);
DROP INDEX ft_name;
DROP INDEX ix_both;
DROP INDEX ix_name;
