-- upgrade
-- outside of a transaction
ALTER SEQUENCE order_no RESTART WITH 500;

-- downgrade
-- LB430: revision after has no way back here: where sequence order_no was before it restarted is known to the database only
--   help: write downgrade(op) in the migration