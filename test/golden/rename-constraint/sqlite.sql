-- upgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT "uq ""email""" UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email)
  SELECT id, email FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
-- or stop: orders is not what the chain says, and what it has beside that would be lost: compare .schema orders with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('orders') ORDER BY name)) IS 'id, user_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('orders')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('orders') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_orders (
  id INTEGER,
  user_id INTEGER,
  CONSTRAINT fk_user FOREIGN KEY(user_id) REFERENCES users (id)
);
INSERT INTO limbeck_new_orders (rowid, id, user_id)
  SELECT rowid, id, user_id FROM orders;
DROP TABLE orders;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_orders RENAME TO orders;
PRAGMA legacy_alter_table = OFF;
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT pk PRIMARY KEY (id),
  CONSTRAINT "uq ""email""" UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email)
  SELECT id, email FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT "uq ""email""" UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email)
  SELECT id, email FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
-- or stop: orders is not what the chain says, and what it has beside that would be lost: compare .schema orders with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('orders') ORDER BY name)) IS 'id, user_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('orders')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('orders') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_orders (
  id INTEGER,
  user_id INTEGER,
  CONSTRAINT orders_user_id_fkey FOREIGN KEY(user_id) REFERENCES users (id)
);
INSERT INTO limbeck_new_orders (rowid, id, user_id)
  SELECT rowid, id, user_id FROM orders;
DROP TABLE orders;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_orders RENAME TO orders;
PRAGMA legacy_alter_table = OFF;
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'email, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  email TEXT,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_email_key UNIQUE (email)
);
INSERT INTO limbeck_new_users (id, email)
  SELECT id, email FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
