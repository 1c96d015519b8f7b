-- upgrade
DROP TABLE users;
DROP INDEX ix_by_index;
DROP TABLE by_index;
ALTER TABLE by_key DROP CONSTRAINT uq_by_key;
DROP TABLE by_key;
ALTER TABLE by_primary_key DROP CONSTRAINT by_primary_key_pkey;
DROP TABLE taken;
DROP TABLE whole_by_index;
DROP TABLE whole_by_key;
DROP TABLE whole_by_primary_key;
DROP TABLE stored;

-- downgrade
CREATE TABLE stored (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT stored_pkey PRIMARY KEY (id)
);
ALTER TABLE stored
  ALTER COLUMN email SET STATISTICS 20,
  ALTER COLUMN email SET STORAGE EXTERNAL,
  ALTER COLUMN email SET COMPRESSION pglz;
CREATE TABLE whole_by_primary_key (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT whole_by_primary_key_pkey PRIMARY KEY (id)
);
ALTER TABLE whole_by_primary_key REPLICA IDENTITY USING INDEX whole_by_primary_key_pkey;
CREATE TABLE whole_by_key (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT whole_by_key_pkey PRIMARY KEY (id),
  CONSTRAINT uq_whole UNIQUE (email)
);
ALTER TABLE whole_by_key REPLICA IDENTITY USING INDEX uq_whole;
CREATE TABLE whole_by_index (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT whole_by_index_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_whole ON whole_by_index (email);
ALTER TABLE whole_by_index REPLICA IDENTITY USING INDEX ix_whole;
CREATE TABLE taken (
  id INTEGER NOT NULL,
  CONSTRAINT uq_taken UNIQUE (id)
);
ALTER TABLE taken REPLICA IDENTITY USING INDEX uq_taken;
-- or stop: values of id are in several rows of by_primary_key, but by_primary_key_pkey allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM by_primary_key GROUP BY id HAVING count(*) > 1 LIMIT 6;
ALTER TABLE by_primary_key ADD CONSTRAINT by_primary_key_pkey PRIMARY KEY (id);
ALTER TABLE by_primary_key REPLICA IDENTITY USING INDEX by_primary_key_pkey;
CREATE TABLE by_key (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT by_key_pkey PRIMARY KEY (id)
);
ALTER TABLE by_key REPLICA IDENTITY NOTHING;
ALTER TABLE by_key ADD CONSTRAINT uq_by_key UNIQUE (email);
ALTER TABLE by_key REPLICA IDENTITY USING INDEX uq_by_key;
CREATE TABLE by_index (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT by_index_pkey PRIMARY KEY (id)
);
ALTER TABLE by_index REPLICA IDENTITY NOTHING;
CREATE UNIQUE INDEX ix_by_index ON by_index (email);
ALTER TABLE by_index REPLICA IDENTITY USING INDEX ix_by_index;
CREATE UNLOGGED TABLE users (
  id INTEGER NOT NULL,
  email TEXT NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
ALTER TABLE users
  ALTER COLUMN email SET STATISTICS 20,
  ALTER COLUMN email SET STORAGE EXTERNAL,
  ALTER COLUMN email SET COMPRESSION pglz,
  REPLICA IDENTITY NOTHING,
  OWNER TO pg_monitor;
