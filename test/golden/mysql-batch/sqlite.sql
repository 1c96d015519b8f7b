-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
SELECT 1 FROM account WHERE age IS NULL LIMIT 6;
-- or stop: values of name are in several rows of account, but uq_name allows each once; by id
SELECT 1 FROM account WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1 LIMIT 6;
-- or stop: rows of account break ck_age, but the check is added; by id
SELECT 1 FROM account WHERE NOT (age > 0) LIMIT 6;
-- or stop: account is not what the chain says, and what it has beside that would be lost: compare .schema account with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('account') ORDER BY name)) IS 'age, id, name, old'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('account') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('account') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('account')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('account') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_account (
  id INTEGER NOT NULL,
  name VARCHAR(80),
  age INTEGER DEFAULT 1 NOT NULL,
  email VARCHAR(255),
  CONSTRAINT account_pkey PRIMARY KEY (id),
  CONSTRAINT uq_name UNIQUE (name),
  CONSTRAINT ck_age CHECK (age > 0)
);
INSERT INTO limbeck_new_account (id, name, age)
  SELECT id, name, age FROM account;
DROP TABLE account;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_account RENAME TO account;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_email ON account (email);

-- downgrade
-- or stop: account is not what the chain says, and what it has beside that would be lost: compare .schema account with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('account') ORDER BY name)) IS 'age, email, id, name'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('account') AND sql IS NOT NULL ORDER BY name)) IS 'ix_email'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('account') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('account')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('account') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_account (
  id INTEGER NOT NULL,
  name VARCHAR(80),
  age INTEGER DEFAULT 1,
  old INTEGER,
  CONSTRAINT account_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_account (id, name, age)
  SELECT id, name, age FROM account;
DROP TABLE account;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_account RENAME TO account;
PRAGMA legacy_alter_table = OFF;
