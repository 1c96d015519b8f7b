-- upgrade
DROP TABLE users;

-- downgrade
-- LB501: trigger "t1" has no body for SQL Server
--   help: write its statements: body: sql`UPDATE …`
-- LB501: SQL Server has no policies as these are meant here
--   help: write CREATE SECURITY POLICY with its function by op.execute