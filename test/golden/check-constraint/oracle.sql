-- upgrade
-- or stop: rows of orders break orders_qty_check, but the check is added; by id
-- tested before anything is changed
SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM orders WHERE NOT (qty > 0) FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT orders_qty_check CHECK (qty > 0);

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP CONSTRAINT orders_qty_check;
