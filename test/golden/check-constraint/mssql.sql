-- upgrade
-- or stop: rows of orders break orders_qty_check, but the check is added; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM orders WHERE NOT (qty > 0);
ALTER TABLE orders ADD CONSTRAINT orders_qty_check CHECK (qty > 0);

-- downgrade
ALTER TABLE orders DROP CONSTRAINT orders_qty_check;
