-- upgrade
-- outside of a transaction
ALTER TABLE orders ADD buyer_id INTEGER;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT orders_buyer_id_fkey FOREIGN KEY(buyer_id) REFERENCES users (id);
-- outside of a transaction
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);
-- outside of a transaction
COMMENT ON COLUMN orders.buyer_id IS 'who paid';

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP COLUMN buyer_id;
