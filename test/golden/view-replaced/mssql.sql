-- upgrade
CREATE OR ALTER VIEW named AS
SELECT id, name FROM users;
DROP VIEW named;
CREATE VIEW called AS
SELECT id, name FROM users;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'kept', 'schema', @schema, 'view', called;

-- downgrade
DROP VIEW called;
CREATE VIEW named AS
SELECT id, name FROM users;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'kept', 'schema', @schema, 'view', named;
DROP VIEW named;
CREATE VIEW named AS
SELECT id FROM users;
