-- upgrade
-- outside of a transaction
ALTER TABLE orders ADD COLUMN buyer_id INTEGER COMMENT 'who paid';
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT orders_buyer_id_fkey FOREIGN KEY(buyer_id) REFERENCES users (id);
-- outside of a transaction
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP FOREIGN KEY orders_buyer_id_fkey, DROP COLUMN buyer_id;
