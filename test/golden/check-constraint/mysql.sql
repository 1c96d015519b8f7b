-- upgrade
-- or stop: rows of orders break orders_qty_check, but the check is added; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM orders WHERE NOT (qty > 0) LIMIT 6;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT orders_qty_check CHECK (qty > 0);

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP CHECK orders_qty_check;
