-- upgrade
-- when 1: table dbo.users exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('"dbo"."users"') AND relkind IN ('r', 'p', 'f'));
-- only when 1
UPDATE dbo.users SET id = 1;
-- when 2: column users.email does not exist
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('"users"') AND attname = 'email' AND attnum > 0 AND NOT attisdropped);
-- only when 2
ALTER TABLE users ADD COLUMN email VARCHAR(255);
-- when 3: index ix_users_email does not exist
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('"ix_users_email"') AND relkind IN ('i', 'I'));
-- only when 3
CREATE INDEX ix_users_email ON users (email);
-- when 4: constraint ünique of users exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('"users"') AND conname = 'ünique');
-- only when 4
SELECT 1;
-- when 5: schema old exists
SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'old');
-- only when 5
DROP SCHEMA "old";
-- when 6: not (EXISTS (SELECT 1 FROM users))
SELECT (EXISTS (SELECT 1 FROM users)) IS NOT TRUE;
-- only when 6
SELECT 2;
-- or stop: there is nobody
SELECT (SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM users) IS TRUE;

-- downgrade
