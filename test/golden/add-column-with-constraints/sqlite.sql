-- upgrade
ALTER TABLE orders ADD COLUMN buyer_id INTEGER CONSTRAINT orders_buyer_id_fkey REFERENCES users (id);
CREATE INDEX ix_orders_buyer_id ON orders (buyer_id);

-- downgrade
-- or stop: orders is not what the chain says, and what it has beside that would be lost: compare .schema orders with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('orders') ORDER BY name)) IS 'buyer_id, id, qty, room, user_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS 'ix_orders_buyer_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('orders')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('orders') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_orders (
  id INTEGER NOT NULL,
  user_id INTEGER,
  room INTEGER,
  qty INTEGER,
  CONSTRAINT orders_pkey PRIMARY KEY (id)
);
INSERT INTO limbeck_new_orders (id, user_id, room, qty)
  SELECT id, user_id, room, qty FROM orders;
DROP TABLE orders;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_orders RENAME TO orders;
PRAGMA legacy_alter_table = OFF;
