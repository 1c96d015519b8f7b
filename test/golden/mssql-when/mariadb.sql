-- upgrade
-- when 1: table dbo.users exists
SELECT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'dbo' AND table_name = 'users' AND table_type <> 'VIEW');
-- only when 1
UPDATE dbo.users SET id = 1;
-- when 2: column users.email does not exist
SELECT NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name = 'email');
-- outside of a transaction
-- only when 2
ALTER TABLE users ADD COLUMN email VARCHAR(255);
-- when 3: index ix_users_email does not exist
SELECT NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'ix_users_email');
-- outside of a transaction
-- only when 3
CREATE INDEX ix_users_email ON users (email);
-- when 4: constraint ünique of users exists
SELECT EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_schema = DATABASE() AND table_name = 'users' AND constraint_name = 'ünique');
-- only when 4
SELECT 1;
-- when 5: schema old exists
SELECT EXISTS (SELECT 1 FROM information_schema.schemata WHERE schema_name = 'old');
-- or stop: schema old is not empty, and would be dropped with all that is in it
-- only when 5
SELECT NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = 'old') AND NOT EXISTS (SELECT 1 FROM information_schema.routines WHERE routine_schema = 'old');
-- outside of a transaction
-- only when 5
DROP SCHEMA old;
-- when 6: not (EXISTS (SELECT 1 FROM users))
SELECT (EXISTS (SELECT 1 FROM users)) IS NOT TRUE;
-- only when 6
SELECT 2;
-- or stop: there is nobody
SELECT (SELECT CASE WHEN count(*) > 0 THEN 1 ELSE 0 END FROM users) IS TRUE;

-- downgrade
