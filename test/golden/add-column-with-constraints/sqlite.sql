-- upgrade
ALTER TABLE orders ADD COLUMN buyer_id INTEGER CONSTRAINT orders_buyer_id_fkey REFERENCES users (id);
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);

-- downgrade
-- LB501: SQLite cannot drop "buyer_id": the constraint "orders_buyer_id_fkey" needs it
--   help: make the table anew: create it under another name, copy the rows with op.execute, drop the old one, rename the new one