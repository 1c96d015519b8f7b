-- upgrade
exec sp_addextendedproperty 'MS_Description', N'i', 'schema', [public], 'table', users, 'index', ix;
exec sp_addextendedproperty 'MS_Description', N'c', 'schema', [public], 'table', users, 'constraint', users_pkey;
DROP TABLE [public].users;

-- downgrade
CREATE TABLE [public].users (
  id INTEGER NOT NULL,
  email VARCHAR(max) NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
CREATE INDEX ix ON [public].users (email);
exec sp_dropextendedproperty 'MS_Description', 'schema', [public], 'table', users, 'constraint', users_pkey;
exec sp_dropextendedproperty 'MS_Description', 'schema', [public], 'table', users, 'index', ix;
