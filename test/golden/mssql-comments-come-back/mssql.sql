-- upgrade
DROP INDEX ix_n ON users;
ALTER TABLE users ALTER COLUMN n BIGINT NULL;
CREATE INDEX ix_n ON users (n);
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'fast', 'schema', @schema, 'table', users, 'index', ix_n;
ALTER TABLE users DROP CONSTRAINT uq_email;
DROP INDEX ix_n ON users;
DROP TABLE gone;

-- downgrade
CREATE TABLE gone (
  id INTEGER NOT NULL,
  n INTEGER NULL,
  CONSTRAINT gone_pkey PRIMARY KEY (id)
);
CREATE INDEX ix_gone ON gone (n);
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'the key', 'schema', @schema, 'table', gone, 'constraint', gone_pkey;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'faster', 'schema', @schema, 'table', gone, 'index', ix_gone;
CREATE INDEX ix_n ON users (n);
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'fast', 'schema', @schema, 'table', users, 'index', ix_n;
-- or stop: values of email are in several rows of users, but uq_email allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM users GROUP BY email HAVING COUNT(*) > 1;
ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email);
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'once', 'schema', @schema, 'table', users, 'constraint', uq_email;
-- or stop: rows of users have in n what is too large for integer, but the column gets another type; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users WHERE n NOT BETWEEN -2147483648 AND 2147483647;
DROP INDEX ix_n ON users;
ALTER TABLE users ALTER COLUMN n INTEGER NULL;
CREATE INDEX ix_n ON users (n);
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'fast', 'schema', @schema, 'table', users, 'index', ix_n;
