-- upgrade
-- or stop: rows of keyless would have no id, but the new column is NOT NULL and has no default; by rowid
SELECT 1 FROM keyless LIMIT 6;
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a TEXT,
  id INTEGER NOT NULL,
  CONSTRAINT keyless_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_keyless (a)
  SELECT a FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a TEXT
);
INSERT INTO limbeck_new_keyless (a)
  SELECT a FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;
