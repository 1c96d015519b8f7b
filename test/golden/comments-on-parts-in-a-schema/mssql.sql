-- upgrade
exec sp_addextendedproperty 'MS_Description', N'i', 'schema', [public], 'table', users, 'index', ix;
exec sp_addextendedproperty 'MS_Description', N'c', 'schema', [public], 'table', users, 'constraint', users_pkey;
DROP TABLE [public].users;

-- downgrade
-- LB501: the index "ix" is on the column "email" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server