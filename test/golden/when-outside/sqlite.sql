-- upgrade
-- only when 1
CREATE INDEX IF NOT EXISTS ix_users_name ON users (name);

-- downgrade
-- LB430: revision after has no way back here: nobody can say later whether "when index ix_users_name does not exist" changed anything
--   help: write downgrade(op) in the migration; it may use op.when too