-- upgrade
-- outside of a transaction
DROP INDEX ix_old ON users;
-- outside of a transaction
ALTER TABLE users DROP INDEX users_email_key;

-- downgrade
-- LB501: MariaDB has no comment for constraint "users_email_key"
--   help: comment on the table instead