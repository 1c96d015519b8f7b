-- upgrade
-- outside of a transaction
CREATE INDEX ix_name ON person (name(10));
-- or stop: values of (age, name) are in several rows of person, but ix_both allows each once; by id
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM person WHERE age IS NOT NULL AND name IS NOT NULL GROUP BY age, name HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
CREATE UNIQUE INDEX ix_both ON person (age, name(12)) USING btree;
-- outside of a transaction
CREATE FULLTEXT INDEX ft_name ON person (name);
-- outside of a transaction
ALTER TABLE person DROP INDEX ix_team, ADD INDEX person_team_fkey (team);
-- outside of a transaction
ALTER TABLE person RENAME INDEX ix_name TO ix_person_name;
-- outside of a transaction
ALTER TABLE person DROP INDEX ix_both, ADD UNIQUE INDEX ix_both (age, name(12)) USING btree COMMENT 'it''s both';

-- downgrade
-- outside of a transaction
ALTER TABLE person DROP INDEX ix_both, ADD UNIQUE INDEX ix_both (age, name(12)) USING btree;
-- outside of a transaction
ALTER TABLE person RENAME INDEX ix_person_name TO ix_name;
-- outside of a transaction
CREATE INDEX ix_team ON person (team);
-- outside of a transaction
DROP INDEX ft_name ON person;
-- outside of a transaction
DROP INDEX ix_both ON person;
-- outside of a transaction
DROP INDEX ix_name ON person;
