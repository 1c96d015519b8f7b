-- upgrade
-- when 1: index ix_users_name does not exist
SELECT NOT EXISTS (SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = 'ix_users_name');
-- outside of a transaction
-- only when 1
CREATE INDEX ix_users_name ON users (name);

-- downgrade
-- LB430: revision after has no way back here: nobody can say later whether "when index ix_users_name does not exist" changed anything
--   help: write downgrade(op) in the migration; it may use op.when too