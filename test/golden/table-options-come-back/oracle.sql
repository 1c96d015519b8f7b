-- upgrade
-- outside of a transaction
DROP TABLE users;
-- outside of a transaction
DROP INDEX ix_by_index;
-- outside of a transaction
DROP TABLE by_index;
-- outside of a transaction
ALTER TABLE by_key DROP CONSTRAINT uq_by_key;
-- outside of a transaction
DROP TABLE by_key;
-- outside of a transaction
ALTER TABLE by_primary_key DROP CONSTRAINT by_primary_key_pkey;
-- outside of a transaction
DROP TABLE taken;
-- outside of a transaction
DROP TABLE whole_by_index;
-- outside of a transaction
DROP TABLE whole_by_key;
-- outside of a transaction
DROP TABLE whole_by_primary_key;
-- outside of a transaction
DROP TABLE stored;

-- downgrade
-- LB501: Oracle has no statistics for the column "email"
--   help: leave it out for Oracle
-- LB501: Oracle has no replicaIdentity for tables
--   help: give Oracle a createTable of its own, or leave the option out
-- LB501: Oracle cannot have the column "email" in the key "uq_whole": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)
-- LB501: Oracle cannot have the column "email" in the index "ix_whole": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)
-- LB501: Oracle has no replicaIdentity for tables
--   help: give Oracle a createTable of its own, or leave the option out
-- LB501: Oracle has no replicaIdentity for tables
--   help: give Oracle a createTable of its own, or leave the option out
-- LB501: Oracle cannot have the column "email" in the key "uq_by_key": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)
-- LB501: Oracle has no replicaIdentity for tables
--   help: give Oracle a createTable of its own, or leave the option out
-- LB501: Oracle cannot have the column "email" in the index "ix_by_index": it is a CLOB
--   help: give it a type with a length: t.string(255), or t.binary(32)
-- LB501: Oracle has no owner for tables
--   help: give Oracle a createTable of its own, or leave the option out