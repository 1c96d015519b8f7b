-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY n BIGINT NULL;
-- outside of a transaction
ALTER TABLE users DROP INDEX uq_email;
-- outside of a transaction
DROP INDEX ix_n ON users;
-- outside of a transaction
DROP TABLE gone;

-- downgrade
-- LB501: MariaDB has no comment for constraint "gone_pkey"
--   help: comment on the table instead
-- LB501: MariaDB has no comment for constraint "uq_email"
--   help: comment on the table instead