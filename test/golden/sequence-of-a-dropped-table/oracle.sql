-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: the default of "id" calls nextval(), which Oracle does not have
--   help: write sql`order_no.NEXTVAL` for Oracle by sql.for
-- LB501: no column owns a sequence in Oracle, as "user_no" wants
--   help: leave ownedBy out, and drop the sequence by itself; or make the column an identity