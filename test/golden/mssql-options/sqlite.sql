-- upgrade
CREATE TABLE room (
  id INTEGER NOT NULL,
  code VARCHAR(20),
  n INTEGER,
  CONSTRAINT room_pkey PRIMARY KEY (id),
  CONSTRAINT uq_room_code UNIQUE (code)
);
CREATE INDEX ix_room_n ON room (n);
CREATE INDEX ix_room_columns ON room (n, code);
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by rowid
SELECT 1 FROM keyless WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1 LIMIT 6;
-- or stop: values of b are in several rows of keyless, but uq_keyless allows each once; by a
SELECT 1 FROM keyless WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1 LIMIT 6;
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a, b, c'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a INTEGER NOT NULL,
  b VARCHAR(20),
  CONSTRAINT pk_keyless PRIMARY KEY (a),
  CONSTRAINT uq_keyless UNIQUE (b)
);
INSERT INTO limbeck_new_keyless (a, b)
  SELECT a, b FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_keyless ON keyless (b);
CREATE INDEX ix_columns ON keyless (a, b);

-- downgrade
-- or stop: keyless is not what the chain says, and what it has beside that would be lost: compare .schema keyless with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('keyless') ORDER BY name)) IS 'a, b'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS 'ix_columns, ix_keyless'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('keyless') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('keyless')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('keyless') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_keyless (
  a INTEGER NOT NULL,
  b VARCHAR(20),
  c INTEGER DEFAULT 1
);
INSERT INTO limbeck_new_keyless (a, b)
  SELECT a, b FROM keyless;
DROP TABLE keyless;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_keyless RENAME TO keyless;
PRAGMA legacy_alter_table = OFF;
DROP TABLE room;
