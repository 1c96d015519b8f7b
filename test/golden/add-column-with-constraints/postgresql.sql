-- upgrade
ALTER TABLE orders ADD COLUMN buyer_id INTEGER;
ALTER TABLE orders ADD CONSTRAINT orders_buyer_id_fkey FOREIGN KEY(buyer_id) REFERENCES users (id);
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);
COMMENT ON COLUMN orders.buyer_id IS 'who paid';

-- downgrade
ALTER TABLE orders DROP COLUMN buyer_id;
