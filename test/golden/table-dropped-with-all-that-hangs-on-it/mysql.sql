-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: trigger "t1" has no body for MySQL
--   help: write its statements: body: sql`SET NEW.changed = now();`
-- LB501: MySQL has no policies
--   help: give the rights on a view that shows the rows which may be seen
-- LB501: MySQL has no rights of everybody
--   help: name the roles