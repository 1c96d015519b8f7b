-- upgrade
ALTER TABLE orders ADD buyer_id INTEGER NULL;
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'who paid', 'schema', @schema, 'table', orders, 'column', buyer_id;
ALTER TABLE orders ADD CONSTRAINT orders_buyer_id_fkey FOREIGN KEY(buyer_id) REFERENCES users (id);
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);

-- downgrade
ALTER TABLE orders DROP CONSTRAINT orders_buyer_id_fkey;
DROP INDEX ix_orders_buyer_id ON orders;
ALTER TABLE orders DROP COLUMN buyer_id;
