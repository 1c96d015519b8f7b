-- upgrade
-- when 1: column users.email does not exist
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('"users"') AND attname = 'email' AND attnum > 0 AND NOT attisdropped);
-- only when 1
ALTER TABLE users ADD COLUMN email VARCHAR(255);
-- only when 1
CREATE INDEX ix_users_email ON users (email);
-- when 2: constraint uq_name of old.users exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('"old"."users"') AND conname = 'uq_name');
-- only when 2
ALTER TABLE "old".users DROP CONSTRAINT uq_name;
-- when 3: table users exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('"users"') AND relkind IN ('r', 'p', 'f'));
-- when 4: index Odd "one".it's exists
-- only when 3
SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('"Odd ""one"""."it''s"') AND relkind IN ('i', 'I'));
-- only when 4
SELECT 1;
-- when 5: enum type mood exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = pg_catalog.to_regtype('"mood"') AND typtype = 'e');
-- only when 5
DROP TYPE mood;
-- when 6: schema sales does not exist
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'sales');
-- only when 6
CREATE SCHEMA sales;
-- when 7: (SELECT count(*) > 1000 FROM users -- many)
SELECT (SELECT count(*) > 1000 FROM users -- many
) IS TRUE;
-- only when 7
ANALYZE users;
-- when 8: not (current_setting('is_superuser') = 'on')
SELECT (current_setting('is_superuser') = 'on') IS NOT TRUE;
-- only when 8
SELECT 2;

-- downgrade
-- when 1: schema sales exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'sales');
-- only when 1
DROP SCHEMA sales;
-- when 2: column users.email exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('"users"') AND attname = 'email' AND attnum > 0 AND NOT attisdropped);
-- only when 2
ALTER TABLE users DROP COLUMN email;
