-- upgrade
-- when 1: index ix_users_name does not exist
SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('"ix_users_name"') AND relkind IN ('i', 'I'));
-- outside of a transaction
-- only when 1
CREATE INDEX CONCURRENTLY ix_users_name ON users (name);

-- downgrade
-- LB430: revision after has no way back here: nobody can say later whether "when index ix_users_name does not exist" changed anything
--   help: write downgrade(op) in the migration; it may use op.when too