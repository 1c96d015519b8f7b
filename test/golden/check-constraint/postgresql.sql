-- upgrade
-- or stop: rows of orders break orders_qty_check, but the check is added; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM orders WHERE NOT (qty > 0) LIMIT 6;
ALTER TABLE orders ADD CONSTRAINT orders_qty_check CHECK (qty > 0);

-- downgrade
ALTER TABLE orders DROP CONSTRAINT orders_qty_check;
