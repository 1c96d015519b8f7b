-- upgrade
-- when 1: index ix_users_name does not exist
SELECT CASE WHEN EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_USERS_NAME') THEN 0 ELSE 1 END FROM DUAL;
-- outside of a transaction
-- only when 1
CREATE INDEX ix_users_name ON users (name) ONLINE;

-- downgrade
-- LB430: revision after has no way back here: nobody can say later whether "when index ix_users_name does not exist" changed anything
--   help: write downgrade(op) in the migration; it may use op.when too