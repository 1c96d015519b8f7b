-- upgrade
-- when 1: index ix_users_name does not exist
SELECT CASE WHEN EXISTS (SELECT 1 FROM sys.indexes AS i JOIN sys.tables AS t ON t.object_id = i.object_id WHERE i.name = 'ix_users_name' AND t.schema_id = SCHEMA_ID()) THEN 0 ELSE 1 END;
-- in a transaction of its own
-- only when 1
CREATE INDEX ix_users_name ON users (name) WITH (ONLINE = ON);

-- downgrade
-- LB430: revision after has no way back here: nobody can say later whether "when index ix_users_name does not exist" changed anything
--   help: write downgrade(op) in the migration; it may use op.when too