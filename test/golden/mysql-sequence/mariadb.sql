-- upgrade
-- outside of a transaction
CREATE SEQUENCE order_no START WITH 1000 INCREMENT BY 10 MINVALUE 10 MAXVALUE 9000 CACHE 20 CYCLE;
-- outside of a transaction
CREATE SEQUENCE IF NOT EXISTS other_no;
-- outside of a transaction
ALTER SEQUENCE order_no START WITH 100 INCREMENT BY 5 MINVALUE 5 MAXVALUE 8000 CACHE 10 NOCYCLE RESTART WITH 2000;
-- outside of a transaction
RENAME TABLE order_no TO order_number;
-- outside of a transaction
DROP SEQUENCE other_no;

-- downgrade
-- LB430: revision after has no way back here: where sequence order_no was before it restarted is known to the database only
--   help: write downgrade(op) in the migration