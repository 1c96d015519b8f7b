-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: trigger "t1" has no body for MariaDB
--   help: write its statements: body: sql`SET NEW.changed = now();`
-- LB501: MariaDB has no policies
--   help: give the rights on a view that shows the rows which may be seen
-- LB501: MariaDB has rights of everybody from version 10.11 on only
--   help: name the roles, or compile for it: --dialect mariadb@10.11