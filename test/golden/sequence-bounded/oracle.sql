-- upgrade
-- outside of a transaction
CREATE SEQUENCE order_no MINVALUE 1 MAXVALUE 5000 CACHE 10 CYCLE;
-- outside of a transaction
ALTER SEQUENCE order_no NOMINVALUE CACHE 20;

-- downgrade
-- outside of a transaction
ALTER SEQUENCE order_no MINVALUE 1 CACHE 10;
-- outside of a transaction
DROP SEQUENCE order_no;
