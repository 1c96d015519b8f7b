-- upgrade
ALTER TABLE orders ADD CONSTRAINT orders_qty_check CHECK (qty > 0);

-- downgrade
ALTER TABLE orders DROP CONSTRAINT orders_qty_check;
