-- upgrade
DROP TABLE users;
DROP INDEX ix_by_index ON by_index;
DROP TABLE by_index;
ALTER TABLE by_key DROP CONSTRAINT uq_by_key;
DROP TABLE by_key;
ALTER TABLE by_primary_key DROP CONSTRAINT by_primary_key_pkey;
DROP TABLE taken;
DROP TABLE whole_by_index;
DROP TABLE whole_by_key;
DROP TABLE whole_by_primary_key;
DROP TABLE stored;

-- downgrade
-- LB501: SQL Server has no statistics for the column "email"
--   help: leave it out for SQL Server
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: SQL Server has no REPLICA IDENTITY for constraint "by_primary_key_pkey"
--   help: leave it out, or give SQL Server a table of its own
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: SQL Server has no REPLICA IDENTITY for constraint "uq_by_key"
--   help: leave it out, or give SQL Server a table of its own
-- LB501: SQL Server has no replicaIdentity for tables
--   help: give SQL Server a createTable of its own, or leave the option out
-- LB501: the index "ix_by_index" is on the column "email" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server
-- LB501: SQL Server has no owner for tables
--   help: give SQL Server a createTable of its own, or leave the option out