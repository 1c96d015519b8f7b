-- upgrade
CREATE SEQUENCE order_no INCREMENT BY 10 MINVALUE 10 MAXVALUE 9000 START WITH 1000 CACHE 20 CYCLE;
CREATE SEQUENCE IF NOT EXISTS other_no AS BIGINT;
ALTER SEQUENCE order_no INCREMENT BY 5 MINVALUE 5 MAXVALUE 8000 START WITH 100 CACHE 10 NO CYCLE RESTART WITH 2000;
ALTER SEQUENCE order_no RENAME TO order_number;
DROP SEQUENCE other_no;

-- downgrade
-- LB430: revision after has no way back here: where sequence order_no was before it restarted is known to the database only
--   help: write downgrade(op) in the migration