-- upgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'id, mood'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  mood VARCHAR(8) DEFAULT 'ok' CHECK (mood IN ('ok', 'it''s bad')),
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_users (id, mood)
  SELECT id, CASE mood WHEN 'sad' THEN 'it''s bad' ELSE mood END FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'id, mood'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  mood VARCHAR(8) DEFAULT 'ok' CHECK (mood IN ('ok', 'sad', 'it''s bad')),
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_users (id, mood)
  SELECT id, mood FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
