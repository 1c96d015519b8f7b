-- upgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'age, email, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  age INTEGER DEFAULT 18,
  handle VARCHAR(30),
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email),
  CONSTRAINT users_handle_key UNIQUE (handle)
);
INSERT INTO limbeck_new_users (id, email, age)
  SELECT id, email, age FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'age, email, handle, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  age INTEGER DEFAULT 18,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email, age)
  SELECT id, email, age FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
