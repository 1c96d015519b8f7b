-- upgrade
-- or stop: sample is not what the chain says, and what it has beside that would be lost: compare .schema sample with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('sample') ORDER BY name)) IS 'code, count, day, id, price, seen'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('sample') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('sample') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('sample')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('sample') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_sample (
  id INTEGER NOT NULL,
  count BIGINT,
  price DOUBLE,
  day DATETIME,
  seen DATE,
  code INTEGER,
  CONSTRAINT sample_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_sample (id, count, price, day, seen, code)
  SELECT id, count, price, day || ' 00:00:00.000000', coalesce(date(seen), seen), CAST(code AS integer) FROM sample;
DROP TABLE sample;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_sample RENAME TO sample;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: sample is not what the chain says, and what it has beside that would be lost: compare .schema sample with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('sample') ORDER BY name)) IS 'code, count, day, id, price, seen'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('sample') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('sample') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('sample')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('sample') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_sample (
  id INTEGER NOT NULL,
  count INTEGER,
  price NUMERIC(10, 2),
  day DATE,
  seen DATETIME,
  code VARCHAR(10),
  CONSTRAINT sample_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_sample (id, count, price, day, seen, code)
  SELECT id, count, price, coalesce(date(day), day), seen || ' 00:00:00.000000', code FROM sample;
DROP TABLE sample;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_sample RENAME TO sample;
PRAGMA legacy_alter_table = OFF;
