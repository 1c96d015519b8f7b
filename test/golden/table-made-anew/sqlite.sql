-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
SELECT 1 FROM users WHERE age IS NULL LIMIT 6;
-- or stop: rows of users refer to no row of users, but the foreign key fk_boss is added; by id
SELECT 1 FROM users AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS parent WHERE parent.id = child.boss) LIMIT 6;
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'age, boss, fax, id, name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS 'ix_users_name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  name VARCHAR(100) NOT NULL,
  age BIGINT DEFAULT 21 NOT NULL,
  fax VARCHAR(30),
  boss INTEGER,
  code VARCHAR(10) NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT ck_age CHECK (age > 0 AND name <> ''),
  CONSTRAINT uq_code UNIQUE (code, name),
  CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id) ON DELETE SET NULL
);
INSERT INTO limbeck_new_users (id, name, age, fax, boss, code)
  SELECT id, name, age, fax, boss, 'it''s' FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_users_name ON users (name);
CREATE INDEX ix_age ON users (age) WHERE age > 20;
ALTER TABLE users RENAME COLUMN name TO full_name;

-- downgrade
-- or stop: values of fax are in several rows of users, but users_fax_key allows each once; by id
SELECT 1 FROM users WHERE fax IS NOT NULL GROUP BY fax HAVING count(*) > 1 LIMIT 6;
-- or stop: users is not what the chain says, and what it has beside that would be lost: compare .schema users with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('users') ORDER BY name)) IS 'age, boss, code, fax, full_name, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS 'ix_age, ix_users_name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('users') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('users')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('users') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_users (
  id INTEGER NOT NULL,
  full_name VARCHAR(100) NOT NULL,
  age INTEGER DEFAULT 18,
  fax VARCHAR(30),
  boss INTEGER,
  CONSTRAINT users_pkey PRIMARY KEY (id),
  CONSTRAINT users_fax_key UNIQUE (fax)
);
INSERT INTO limbeck_new_users (id, full_name, age, fax, boss)
  SELECT id, full_name, age, fax, boss FROM users;
DROP TABLE users;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_users RENAME TO users;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_users_name ON users (full_name);
ALTER TABLE users RENAME COLUMN full_name TO name;
