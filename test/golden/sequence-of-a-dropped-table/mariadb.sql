-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: a sequence of MariaDB belongs to no column
--   help: leave ownedBy out, and drop the sequence yourself