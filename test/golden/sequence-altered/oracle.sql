-- upgrade
-- outside of a transaction
ALTER SEQUENCE order_no INCREMENT BY 10 MAXVALUE 5000 CYCLE;
-- outside of a transaction
RENAME order_no TO order_number;
-- outside of a transaction
DROP SEQUENCE old_no;

-- downgrade
-- outside of a transaction
CREATE SEQUENCE old_no START WITH 3;
-- outside of a transaction
RENAME order_number TO order_no;
-- outside of a transaction
ALTER SEQUENCE order_no INCREMENT BY 5 NOMAXVALUE NOCYCLE;
