-- upgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id, n'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS 'ix_n'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email VARCHAR(100),
  n BIGINT,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_users (id, email, n)
  SELECT id, email, n FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
DROP TABLE gone;

-- downgrade
CREATE TABLE gone (
  id INTEGER NOT NULL,
  n INTEGER,
  CONSTRAINT gone_pkey PRIMARY KEY (id)
);
CREATE INDEX ix_gone ON gone (n);
-- or stop: values of email are in several rows of users, but uq_email allows each once; by id
SELECT 1 FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1 LIMIT 6;
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id, n'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email VARCHAR(100),
  n INTEGER,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT uq_email UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email, n)
  SELECT id, email, n FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_n ON users (n);
