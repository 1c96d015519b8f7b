-- upgrade
-- outside of a transaction
DROP INDEX ix_old;
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- LB501: Oracle has no comment for constraint "users_email_key"
--   help: leave it out for Oracle
-- LB501: Oracle has no comment for index "ix_old"
--   help: leave it out for Oracle