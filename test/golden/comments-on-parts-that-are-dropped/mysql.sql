-- upgrade
-- outside of a transaction
DROP INDEX ix_old ON users;
-- outside of a transaction
ALTER TABLE users DROP INDEX users_email_key;

-- downgrade
-- LB501: MySQL has no comment for constraint "users_email_key"
--   help: comment on the table instead
-- LB501: MySQL needs to know how much of "email" is in the index "ix_old"
--   help: say it, { mysql: { length: { email: 100 } } }, or make the column t.string(…)