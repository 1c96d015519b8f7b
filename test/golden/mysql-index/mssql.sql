-- upgrade
CREATE INDEX ix_name ON person (name);
-- or stop: values of (age, name) are in several rows of person, but ix_both allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM person GROUP BY age, name HAVING COUNT(*) > 1;
CREATE UNIQUE INDEX ix_both ON person (age, name);
CREATE INDEX ft_name ON person (name);
DROP INDEX ix_team ON person;
EXEC sp_rename 'person.ix_name', ix_person_name, 'INDEX';
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'it''s both', 'schema', @schema, 'table', person, 'index', ix_both;

-- downgrade
declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', person, 'index', ix_both;
EXEC sp_rename 'person.ix_person_name', ix_name, 'INDEX';
CREATE INDEX ix_team ON person (team);
DROP INDEX ft_name ON person;
DROP INDEX ix_both ON person;
DROP INDEX ix_name ON person;
