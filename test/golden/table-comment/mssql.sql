-- upgrade
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'Everybody''s names', 'schema', @schema, 'table', users;

-- downgrade
declare @schema sysname = SCHEMA_NAME()
execute sp_dropextendedproperty 'MS_Description', 'schema', @schema, 'table', users;
