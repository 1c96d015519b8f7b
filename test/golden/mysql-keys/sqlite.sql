-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by rowid
SELECT 1 FROM keyless WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1 LIMIT 6;
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a INTEGER NOT NULL,
  CONSTRAINT pk_keyless PRIMARY KEY (a)
);
INSERT INTO limbeck_new_keyless (a)
  SELECT a FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;
-- or stop: values of b are in several rows of texts, but pk_texts allows each once; by rowid
SELECT 1 FROM texts WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1 LIMIT 6;
-- or stop: texts is not what the chain says, and what it has beside that would be lost: compare .schema texts with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('texts') ORDER BY name)) IS 'b'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('texts') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('texts') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('texts')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('texts') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_texts (
  b TEXT NOT NULL,
  CONSTRAINT pk_texts PRIMARY KEY (b)
);
INSERT INTO limbeck_new_texts (rowid, b)
  SELECT rowid, b FROM texts;
DROP TABLE texts;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_texts RENAME TO texts;
PRAGMA legacy_alter_table = OFF;
-- or stop: values of name are in several rows of person, but uq_name allows each once; by id
SELECT 1 FROM person WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1 LIMIT 6;
-- or stop: rows of person refer to no row of person, but the foreign key fk_boss is added; by id
SELECT 1 FROM person AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT 1 FROM person AS parent WHERE parent.id = child.boss) LIMIT 6;
-- or stop: person is not what the chain says, and what it has beside that would be lost: compare .schema person with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('person') ORDER BY name)) IS 'boss, id, name, old'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('person') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('person') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('person')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('person') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_person (
  id INTEGER NOT NULL,
  name TEXT,
  boss INTEGER,
  old VARCHAR(10),
  team INTEGER,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT uq_name UNIQUE (name),
  CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES person (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT fk_team FOREIGN KEY(team) REFERENCES keyless (a) ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO limbeck_new_person (id, name, boss, old)
  SELECT id, name, boss, old FROM person;
DROP TABLE person;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_person RENAME TO person;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: values of old are in several rows of person, but uq_old allows each once; by id
SELECT 1 FROM person WHERE old IS NOT NULL GROUP BY old HAVING count(*) > 1 LIMIT 6;
-- or stop: person is not what the chain says, and what it has beside that would be lost: compare .schema person with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('person') ORDER BY name)) IS 'boss, id, name, old, team'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('person') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('person') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('person')) = 2
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('person') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_person (
  id INTEGER NOT NULL,
  name TEXT,
  boss INTEGER,
  old VARCHAR(10),
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT uq_old UNIQUE (old)
);
INSERT INTO limbeck_new_person (id, name, boss, old)
  SELECT id, name, boss, old FROM person;
DROP TABLE person;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_person RENAME TO person;
PRAGMA legacy_alter_table = OFF;
-- or stop: texts is not what the chain says, and what it has beside that would be lost: compare .schema texts with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('texts') ORDER BY name)) IS 'b'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('texts') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('texts') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('texts')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('texts') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_texts (
  b TEXT NOT NULL
);
INSERT INTO limbeck_new_texts (rowid, b)
  SELECT rowid, b FROM texts;
DROP TABLE texts;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_texts RENAME TO texts;
PRAGMA legacy_alter_table = OFF;
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a INTEGER NOT NULL
);
INSERT INTO limbeck_new_keyless (a)
  SELECT a FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;
