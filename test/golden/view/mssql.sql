-- upgrade
CREATE VIEW named (id, called) AS
SELECT id, name FROM users WHERE name IS NOT NULL;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'who has a name', 'schema', @schema, 'view', named;
CREATE VIEW plain AS
SELECT id FROM users;

-- downgrade
DROP VIEW plain;
DROP VIEW named;
