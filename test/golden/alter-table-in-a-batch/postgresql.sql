-- upgrade
-- or stop: rows of users would have no code, but the new column is NOT NULL and has no default; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users LIMIT 6;
ALTER TABLE users
  SET (fillfactor = 70),
  ADD COLUMN code VARCHAR(8) NOT NULL,
  ALTER COLUMN code SET STATISTICS 10,
  ALTER COLUMN code SET STORAGE PLAIN,
  ADD CONSTRAINT uq_code UNIQUE (code),
  REPLICA IDENTITY USING INDEX uq_code,
  SET UNLOGGED,
  OWNER TO pg_monitor;
CREATE INDEX ix_email ON users (email);
ALTER TABLE users ADD COLUMN late TEXT;

-- downgrade
ALTER TABLE users DROP COLUMN late;
DROP INDEX ix_email;
ALTER TABLE users
  SET LOGGED,
  OWNER TO CURRENT_USER,
  REPLICA IDENTITY DEFAULT;
ALTER TABLE users
  DROP CONSTRAINT uq_code,
  ALTER COLUMN code SET STATISTICS -1,
  ALTER COLUMN code SET STORAGE EXTENDED;
ALTER TABLE users
  DROP COLUMN code,
  RESET (fillfactor);
