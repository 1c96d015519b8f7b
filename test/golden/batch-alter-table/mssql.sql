-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users WHERE age IS NULL;
ALTER TABLE users ADD email VARCHAR(255) NOT NULL CONSTRAINT df_users_email DEFAULT '';
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'for letters', 'schema', @schema, 'table', users, 'column', email;
CREATE UNIQUE INDEX ix_users_email ON users (email);
ALTER TABLE users ADD colour VARCHAR(4) NULL CONSTRAINT ck_users_colour_values CHECK (colour IN ('red', 'blue'));
ALTER TABLE users DROP CONSTRAINT users_fax_key;
ALTER TABLE users DROP COLUMN fax;
ALTER TABLE users DROP CONSTRAINT ck_users_mood_values;
ALTER TABLE users DROP COLUMN mood;
ALTER TABLE users DROP CONSTRAINT df_users_age;
ALTER TABLE users ALTER COLUMN age BIGINT NOT NULL;
ALTER TABLE users ADD CONSTRAINT df_users_age DEFAULT 21 FOR age;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'in years', 'schema', @schema, 'table', users, 'column', age;
ALTER TABLE users WITH NOCHECK ADD CONSTRAINT ck_age CHECK (age >= 18);
CREATE INDEX ix_users_name ON users (name);
ALTER TABLE users WITH CHECK CHECK CONSTRAINT ck_age;
ALTER TABLE users ADD CONSTRAINT uq_users_name UNIQUE (name, email);
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'people', 'schema', @schema, 'table', users;

-- downgrade
-- LB501: the constraint "users_fax_key" is on the column "fax" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server