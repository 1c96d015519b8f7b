-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: MySQL has no sequences
--   help: use t.bigint().primaryKey().autoincrement(), or a table with one row