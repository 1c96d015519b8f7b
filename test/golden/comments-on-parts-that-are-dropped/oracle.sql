-- upgrade
-- outside of a transaction
DROP INDEX ix_old;
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- LB501: Oracle cannot have the column "email" in the key "users_email_key": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)
-- LB501: Oracle cannot have the column "email" in the index "ix_old": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)