-- upgrade
ALTER TABLE users
  SET UNLOGGED,
  SET (fillfactor = 70, toast.autovacuum_enabled = false),
  RESET (autovacuum_enabled),
  SET TABLESPACE pg_default,
  REPLICA IDENTITY USING INDEX ix_email,
  OWNER TO pg_monitor;
ALTER TABLE sales.log SET LOGGED;
ALTER TABLE sales.log SET (fillfactor = 50);
ALTER TABLE sales.log REPLICA IDENTITY NOTHING;
DO $name$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE users SET TABLESPACE %I', (SELECT spcname FROM pg_catalog.pg_tablespace t JOIN pg_catalog.pg_database d ON d.dattablespace = t.oid WHERE d.datname = pg_catalog.current_database()));
END
$name$;
ALTER TABLE users
  REPLICA IDENTITY DEFAULT,
  OWNER TO CURRENT_USER;

-- downgrade
ALTER TABLE users
  SET TABLESPACE pg_default,
  REPLICA IDENTITY USING INDEX ix_email,
  OWNER TO pg_monitor;
ALTER TABLE sales.log REPLICA IDENTITY DEFAULT;
ALTER TABLE sales.log RESET (fillfactor);
ALTER TABLE sales.log SET UNLOGGED;
DO $name$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE users SET TABLESPACE %I', (SELECT spcname FROM pg_catalog.pg_tablespace t JOIN pg_catalog.pg_database d ON d.dattablespace = t.oid WHERE d.datname = pg_catalog.current_database()));
END
$name$;
ALTER TABLE users
  SET LOGGED,
  SET (fillfactor = 90, autovacuum_enabled = false),
  RESET (toast.autovacuum_enabled),
  REPLICA IDENTITY FULL,
  OWNER TO CURRENT_USER;
