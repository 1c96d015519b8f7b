-- upgrade
-- or stop: rows of orders break orders_qty_check, but the check is added; by id
SELECT 1 FROM orders WHERE NOT (qty > 0) LIMIT 6;
-- or stop: orders is not what the chain says, and what it has beside that would be lost: compare .schema orders with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('orders') ORDER BY name)) IS 'id, qty, room, user_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('orders')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('orders') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
CREATE TABLE limbeck_new_orders (
  id INTEGER NOT NULL,
  user_id INTEGER,
  room INTEGER,
  qty INTEGER,
  CONSTRAINT orders_pkey PRIMARY KEY (id),
  CONSTRAINT orders_qty_check CHECK (qty > 0)
);
INSERT INTO limbeck_new_orders (id, user_id, room, qty)
  SELECT id, user_id, room, qty FROM orders;
DROP TABLE orders;
PRAGMA legacy_alter_table = ON;
ALTER TABLE limbeck_new_orders RENAME TO orders;
PRAGMA legacy_alter_table = OFF;

-- downgrade
-- or stop: orders is not what the chain says, and what it has beside that would be lost: compare .schema orders with the migrations
SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('orders') ORDER BY name)) IS 'id, qty, room, user_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('orders') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('orders')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('orders') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 10 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%');
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
