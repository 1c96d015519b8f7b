/** What a server must have installed for a case; without it, the case is left out and named. */
export const needs: Readonly<Record<string, string>> = {
  'schema-and-extension': 'citext',
  'schema-dropped': 'citext',
  'comments-on-objects': 'citext',
  'extension-updated': 'hstore',
  'create-table-postgresql-types': 'hstore',
  'exclude-constraint': 'btree_gist',
  'index-postgresql': 'pg_trgm',
};

/** Cases with SQL or rows that are for another engine, and why. */
export const elsewhere: Readonly<Record<string, string>> = {
  'mssql-columns': 'its collation is of SQL Server',
  'mssql-data': 'its rows stay on the way back, and come a second time',
  'mssql-refused-keys': 'its sequence is of another schema than its table',
  'mssql-when': 'its conditions are numbers, as SQL Server wants them',
};

/** What must be there before a case. */
export const first: Readonly<Record<string, string>> = {
  'create-table-in-a-schema': 'CREATE SCHEMA sales',
  'batch-split': 'CREATE SCHEMA sales',
  'alter-table': 'CREATE SCHEMA sales',
  'alter-table-inherit': 'CREATE SCHEMA sales',
  'move-table': 'CREATE SCHEMA sales',
  'rename-enum-in-a-schema': 'CREATE SCHEMA sales',
  'create-table-postgresql-types': 'CREATE EXTENSION hstore; CREATE EXTENSION citext',
  'exclude-constraint': 'CREATE EXTENSION btree_gist',
  'index-postgresql': 'CREATE EXTENSION pg_trgm',
};
