-- upgrade
DROP TABLE users;

-- downgrade
-- LB501: the default of "id" calls nextval(), which SQL Server does not have
--   help: write sql`NEXT VALUE FOR sequence` for SQL Server by sql.for
-- LB501: SQL Server has no owner for the sequence "user_no"
--   help: leave ownedBy out, and drop it by op.dropSequence