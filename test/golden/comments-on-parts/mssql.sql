-- upgrade
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'it''s fast', 'schema', @schema, 'table', users, 'index', ix;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'key', 'schema', @schema, 'table', users, 'constraint', users_pkey;
declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', users, 'index', ix_old;
declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', users, 'constraint', users_email_key;

-- downgrade
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'kept', 'schema', @schema, 'table', users, 'constraint', users_email_key;
declare @schema sysname = SCHEMA_NAME()
exec sp_addextendedproperty 'MS_Description', N'old', 'schema', @schema, 'table', users, 'index', ix_old;
declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', users, 'constraint', users_pkey;
declare @schema sysname = SCHEMA_NAME()
exec sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', users, 'index', ix;
