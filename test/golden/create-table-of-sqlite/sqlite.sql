-- upgrade
CREATE TABLE tally (
  id INTEGER NOT NULL CONSTRAINT tally_pkey PRIMARY KEY AUTOINCREMENT,
  name TEXT
) STRICT;
CREATE TABLE pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  CONSTRAINT pair_pkey PRIMARY KEY (a, b)
) WITHOUT ROWID;
-- or stop: tally is not what the chain says, and what it has beside that would be lost: compare .schema tally with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('tally') ORDER BY name)) IS 'id, name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('tally') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('tally') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('tally')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('tally') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_tally (
  id INTEGER NOT NULL CONSTRAINT tally_pkey PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL
) STRICT;
INSERT INTO limbeck_new_tally (id, name)
  SELECT id, name FROM tally;
DELETE FROM sqlite_sequence WHERE name = 'limbeck_new_tally';
INSERT INTO sqlite_sequence (name, seq) SELECT 'limbeck_new_tally', seq FROM sqlite_sequence WHERE name = 'tally';
DROP TABLE tally;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_tally RENAME TO tally;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: tally is not what the chain says, and what it has beside that would be lost: compare .schema tally with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('tally') ORDER BY name)) IS 'id, name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('tally') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('tally') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('tally')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('tally') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_tally (
  id INTEGER NOT NULL CONSTRAINT tally_pkey PRIMARY KEY AUTOINCREMENT,
  name TEXT
) STRICT;
INSERT INTO limbeck_new_tally (id, name)
  SELECT id, name FROM tally;
DELETE FROM sqlite_sequence WHERE name = 'limbeck_new_tally';
INSERT INTO sqlite_sequence (name, seq) SELECT 'limbeck_new_tally', seq FROM sqlite_sequence WHERE name = 'tally';
DROP TABLE tally;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_tally RENAME TO tally;
PRAGMA legacy_alter_table = OFF;
DROP TABLE pair;
DROP TABLE tally;
