-- upgrade
-- outside of a transaction
ALTER TABLE users MODIFY n NUMBER(19);
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT uq_email;
-- outside of a transaction
DROP INDEX ix_n;
-- outside of a transaction
DROP TABLE gone;

-- downgrade
-- LB501: Oracle has no comment for constraint "gone_pkey"
--   help: leave it out for Oracle
-- LB501: Oracle has no comment for index "ix_n"
--   help: leave it out for Oracle
-- LB501: Oracle has no comment for constraint "uq_email"
--   help: leave it out for Oracle