-- upgrade
ALTER SEQUENCE order_no INCREMENT BY 10 MAXVALUE 5000 CYCLE;
EXEC sp_rename 'order_no', order_number, 'OBJECT';
DROP SEQUENCE old_no;

-- downgrade
CREATE SEQUENCE old_no AS BIGINT START WITH 3;
EXEC sp_rename 'order_number', order_no, 'OBJECT';
ALTER SEQUENCE order_no INCREMENT BY 5 NO MAXVALUE NO CYCLE;
