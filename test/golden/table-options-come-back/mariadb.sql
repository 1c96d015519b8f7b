-- upgrade
-- outside of a transaction
DROP TABLE users;
-- outside of a transaction
DROP INDEX ix_by_index ON by_index;
-- outside of a transaction
DROP TABLE by_index;
-- outside of a transaction
ALTER TABLE by_key DROP INDEX uq_by_key;
-- outside of a transaction
DROP TABLE by_key;
-- outside of a transaction
ALTER TABLE by_primary_key DROP PRIMARY KEY;
-- outside of a transaction
DROP TABLE taken;
-- outside of a transaction
DROP TABLE whole_by_index;
-- outside of a transaction
DROP TABLE whole_by_key;
-- outside of a transaction
DROP TABLE whole_by_primary_key;
-- outside of a transaction
DROP TABLE `stored`;

-- downgrade
-- LB501: MariaDB has no statistics for the column "email"
--   help: leave it out, or write it by sql.for
-- LB501: MariaDB has no replicaIdentity as table "whole_by_primary_key" wants it
--   help: leave it out
-- LB501: MariaDB has no replicaIdentity as table "whole_by_key" wants it
--   help: leave it out
-- LB501: MariaDB has no replicaIdentity as table "whole_by_index" wants it
--   help: leave it out
-- LB501: MariaDB has no replicaIdentity as table "taken" wants it
--   help: leave it out
-- LB501: MariaDB has no replicaIdentity as table "by_key" wants it
--   help: leave it out
-- LB501: MariaDB has no replicaIdentity as table "by_index" wants it
--   help: leave it out
-- LB501: MariaDB has no owner as table "users" wants it
--   help: leave it out