.bail on
-- Limbeck plan: downgrade from 4d27ab90c6f3 to base (no row)
--
--   SQLite, for the sqlite3 shell; compiled by limbeck 0.1.0
--   33 statements, one transaction
--   4 preconditions are tested on the way, right before what needs them
--
--   1. 4d27ab90c6f3  the index on names that production has already
--   2. 95f1c7a3e0bd  merge the reviews branch
--   3. 2e94f6b1d0c8  find orders by day without stopping the shop
--   4. cb6802e9f5a4  words that hold a review back
--   5. 70d3ba5ce41f  reviews of products
--   6. a81c9d5f20e7  only inactive products are free
--   7. 6a0b7e4df391  loyalty points from past orders
--   8. d3f5b90e6c72  orders can be returned
--   9. 09e6d8c1a7b5  status of orders
--   10. f47a20b6e8d3  lines point to existing products
--   11. 5b1e7c0d94f6  an address belongs to one customer
--   12. c8a93f60d2e4  full_name becomes display_name
--   13. 17d4e2b80c5f  country of customers is required
--   14. e05b3f9ac168  fill the country of customers
--   15. 42c7a8d5e913  country of customers, nullable at first
--   16. b96e1d37f082  stock of products
--   17. 8d20f5e6c4ab  orders and their lines
--   18. 3f1c0a9b7d21  customers and products
--
-- DATA LOSS:
--   all rows of table held_word (cb6802e9f5a4)
--     allowed by --allow 'drop-table:*'
--   all rows of table review (70d3ba5ce41f)
--     allowed by --allow 'drop-table:*'
--   all values of column customer.points (6a0b7e4df391)
--     allowed by --allow 'drop-column:*'
--   all values of column purchase.status (09e6d8c1a7b5)
--     allowed by --allow 'drop-column:*'
--   all values of column customer.country (42c7a8d5e913)
--     allowed by --allow 'drop-column:*'
--   all values of column product.stock (b96e1d37f082)
--     allowed by --allow 'drop-column:*'
--   all rows of table purchase_line (8d20f5e6c4ab)
--     allowed by --allow 'drop-table:*'
--   all rows of table purchase (8d20f5e6c4ab)
--     allowed by --allow 'drop-table:*'
--   all rows of table product (3f1c0a9b7d21)
--     allowed by --allow 'drop-table:*'
--   all rows of table customer (3f1c0a9b7d21)
--     allowed by --allow 'drop-table:*'
--
-- Run it with
--   sqlite3 -bail -batch shop.db < plan.sql
-- and look for the line "done" at its end: of a file that was cut off, nothing is applied, but sqlite3 does not say so.
--
-- digest 07d2953b040151a552bb87ab101efe370bccd4e85dc02331511203b2e7074293


-- Tables are made anew: no row that refers to an old one may go with it. All is compared before COMMIT.
CREATE TEMP TABLE IF NOT EXISTS limbeck_session AS SELECT foreign_keys FROM pragma_foreign_keys;
PRAGMA foreign_keys = OFF;

-- Everything from here to COMMIT is done, or nothing.
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
SELECT 'alembic_version holds ' || coalesce((SELECT group_concat(version_num, ', ') FROM alembic_version), 'no row')
  WHERE NOT ((SELECT count(*) FROM alembic_version) = 1 AND (SELECT count(*) FROM alembic_version WHERE version_num IN ('4d27ab90c6f3')) = 1);
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: this plan has been applied already, nothing to do" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT ((SELECT count(*) FROM alembic_version) = 0);
DROP TABLE temp.limbeck_guard;
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: alembic_version must hold 4d27ab90c6f3 before this plan" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT count(*) FROM alembic_version) = 1 AND (SELECT count(*) FROM alembic_version WHERE version_num IN ('4d27ab90c6f3')) = 1;
DROP TABLE temp.limbeck_guard;
SELECT 'there is ' || name || ' already' FROM sqlite_schema WHERE lower(name) IN ('limbeck_new_product', 'limbeck_new_purchase_line', 'limbeck_new_customer');
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a table is there already under a name that this plan needs: see what it holds, and drop it" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE lower(name) IN ('limbeck_new_product', 'limbeck_new_purchase_line', 'limbeck_new_customer'));
DROP TABLE temp.limbeck_guard;

.print "[1/18] 4d27ab90c6f3 the index on names that production has already"

-- migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name
DROP INDEX IF EXISTS ix_customer_display_name;

-- version: 4d27ab90c6f3 -> 95f1c7a3e0bd
UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = '4d27ab90c6f3';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[2/18] 95f1c7a3e0bd merge the reviews branch"

-- version: 95f1c7a3e0bd -> 2e94f6b1d0c8, cb6802e9f5a4
INSERT INTO alembic_version (version_num) VALUES ('2e94f6b1d0c8');
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;
UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '95f1c7a3e0bd';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[3/18] 2e94f6b1d0c8 find orders by day without stopping the shop"

-- migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at
DROP INDEX ix_purchase_placed_at;

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> cb6802e9f5a4
DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[4/18] cb6802e9f5a4 words that hold a review back"

-- migrations/0016_review_flags.ts:13 drop table held_word -- DATA LOSS: all rows of table held_word
DROP TABLE held_word;

-- version: cb6802e9f5a4 -> 70d3ba5ce41f
UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'cb6802e9f5a4';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[5/18] 70d3ba5ce41f reviews of products"

-- migrations/0015_reviews.ts:10 drop table review -- DATA LOSS: all rows of table review
DROP TABLE review;

-- version: 70d3ba5ce41f -> a81c9d5f20e7
UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '70d3ba5ce41f';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[6/18] a81c9d5f20e7 only inactive products are free"

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: rows of product break ck_product_price, but the check is added" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM product WHERE NOT (price >= 0) LIMIT 6
);
DROP TABLE temp.limbeck_guard;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: product is not what the chain says, and what it has beside that would be lost: compare .schema product with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('product') ORDER BY name)) IS 'active, id, price, sku, stock, title'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('product') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('product') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('product')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('product') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product; add check constraint ck_product_price to product
CREATE TABLE limbeck_new_product (
  id INTEGER NOT NULL,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BOOLEAN DEFAULT 1 NOT NULL,
  stock INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
);

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product: its rows
INSERT INTO limbeck_new_product (id, sku, title, price, active, stock)
  SELECT id, sku, title, price, active, stock FROM product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product: drop the old table
DROP TABLE product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = ON;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product: the new table takes its name, and no text elsewhere is changed
ALTER TABLE limbeck_new_product RENAME TO product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 product: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = OFF;

-- version: a81c9d5f20e7 -> 6a0b7e4df391
UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'a81c9d5f20e7';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[7/18] 6a0b7e4df391 loyalty points from past orders"

-- migrations/0012_loyalty_points.ts:9 drop column customer.points -- DATA LOSS: all values of column customer.points
ALTER TABLE customer DROP COLUMN points;

-- version: 6a0b7e4df391 -> d3f5b90e6c72
UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '6a0b7e4df391';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[8/18] d3f5b90e6c72 orders can be returned"

-- version: d3f5b90e6c72 -> 09e6d8c1a7b5
UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'd3f5b90e6c72';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[9/18] 09e6d8c1a7b5 status of orders"

-- migrations/0010_purchase_status.ts:10 drop column purchase.status -- DATA LOSS: all values of column purchase.status
ALTER TABLE purchase DROP COLUMN status;

-- version: 09e6d8c1a7b5 -> f47a20b6e8d3
UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '09e6d8c1a7b5';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[10/18] f47a20b6e8d3 lines point to existing products"

-- migrations/0009_line_product_fk.ts:9 purchase_line is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: purchase_line is not what the chain says, and what it has beside that would be lost: compare .schema purchase_line with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('purchase_line') ORDER BY name)) IS 'line_no, product_id, purchase_id, quantity, unit_price'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('purchase_line') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('purchase_line') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('purchase_line')) = 2
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('purchase_line') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line
CREATE TABLE limbeck_new_purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
);

-- migrations/0009_line_product_fk.ts:9 purchase_line: its rows
INSERT INTO limbeck_new_purchase_line (rowid, purchase_id, line_no, product_id, quantity, unit_price)
  SELECT rowid, purchase_id, line_no, product_id, quantity, unit_price FROM purchase_line;

-- migrations/0009_line_product_fk.ts:9 purchase_line: drop the old table
DROP TABLE purchase_line;

-- migrations/0009_line_product_fk.ts:9 purchase_line: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = ON;

-- migrations/0009_line_product_fk.ts:9 purchase_line: the new table takes its name, and no text elsewhere is changed
ALTER TABLE limbeck_new_purchase_line RENAME TO purchase_line;

-- migrations/0009_line_product_fk.ts:9 purchase_line: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = OFF;

-- version: f47a20b6e8d3 -> 5b1e7c0d94f6
UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'f47a20b6e8d3';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[11/18] 5b1e7c0d94f6 an address belongs to one customer"

-- migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email
DROP INDEX uq_customer_email;

-- version: 5b1e7c0d94f6 -> c8a93f60d2e4
UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '5b1e7c0d94f6';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[12/18] c8a93f60d2e4 full_name becomes display_name"

-- migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name
ALTER TABLE customer RENAME COLUMN display_name TO full_name;

-- version: c8a93f60d2e4 -> 17d4e2b80c5f
UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'c8a93f60d2e4';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[13/18] 17d4e2b80c5f country of customers is required"

-- migrations/0006_customer_country_not_null.ts:9 customer is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: customer is not what the chain says, and what it has beside that would be lost: compare .schema customer with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('customer') ORDER BY name)) IS 'country, created_at, email, full_name, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('customer') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('customer') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('customer')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('customer') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable
CREATE TABLE limbeck_new_customer (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120),
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  country CHAR(2),
  CONSTRAINT customer_pkey PRIMARY KEY (id)
);

-- migrations/0006_customer_country_not_null.ts:9 customer: its rows
INSERT INTO limbeck_new_customer (id, email, full_name, created_at, country)
  SELECT id, email, full_name, created_at, country FROM customer;

-- migrations/0006_customer_country_not_null.ts:9 customer: drop the old table
DROP TABLE customer;

-- migrations/0006_customer_country_not_null.ts:9 customer: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = ON;

-- migrations/0006_customer_country_not_null.ts:9 customer: the new table takes its name, and no text elsewhere is changed
ALTER TABLE limbeck_new_customer RENAME TO customer;

-- migrations/0006_customer_country_not_null.ts:9 customer: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = OFF;

-- version: 17d4e2b80c5f -> e05b3f9ac168
UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '17d4e2b80c5f';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[14/18] e05b3f9ac168 fill the country of customers"

-- version: e05b3f9ac168 -> 42c7a8d5e913
UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'e05b3f9ac168';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[15/18] 42c7a8d5e913 country of customers, nullable at first"

-- migrations/0004_customer_country.ts:9 drop column customer.country -- DATA LOSS: all values of column customer.country
ALTER TABLE customer DROP COLUMN country;

-- version: 42c7a8d5e913 -> b96e1d37f082
UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '42c7a8d5e913';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[16/18] b96e1d37f082 stock of products"

-- migrations/0003_product_stock.ts:9 drop column product.stock -- DATA LOSS: all values of column product.stock
ALTER TABLE product DROP COLUMN stock;

-- version: b96e1d37f082 -> 8d20f5e6c4ab
UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = 'b96e1d37f082';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[17/18] 8d20f5e6c4ab orders and their lines"

-- migrations/0002_orders.ts:25 drop index ix_purchase_customer_id
DROP INDEX ix_purchase_customer_id;

-- migrations/0002_orders.ts:14 drop table purchase_line -- DATA LOSS: all rows of table purchase_line
DROP TABLE purchase_line;

-- migrations/0002_orders.ts:9 drop table purchase -- DATA LOSS: all rows of table purchase
DROP TABLE purchase;

-- version: 8d20f5e6c4ab -> 3f1c0a9b7d21
UPDATE alembic_version SET version_num = '3f1c0a9b7d21' WHERE version_num = '8d20f5e6c4ab';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[18/18] 3f1c0a9b7d21 customers and products"

-- migrations/0001_customers_and_products.ts:20 drop table product -- DATA LOSS: all rows of table product
DROP TABLE product;

-- migrations/0001_customers_and_products.ts:9 drop table customer -- DATA LOSS: all rows of table customer
DROP TABLE customer;

-- version: 3f1c0a9b7d21 -> base (no row)
DELETE FROM alembic_version WHERE version_num = '3f1c0a9b7d21';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

-- Every view and trigger finds what it names: a rename reads them all.
CREATE TABLE limbeck_check (found INTEGER);
ALTER TABLE limbeck_check RENAME TO limbeck_checked;
DROP TABLE limbeck_checked;

-- Every row finds what it refers to.
SELECT 'row ' || coalesce(rowid, '?') || ' of ' || "table" || ' refers to nothing in ' || parent FROM pragma_foreign_key_check LIMIT 10;
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: rows refer to nothing: PRAGMA foreign_key_check lists them" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check);
DROP TABLE temp.limbeck_guard;

COMMIT;

SELECT 'foreign_keys was on in this session and is off now: PRAGMA foreign_keys = ON' FROM temp.limbeck_session WHERE foreign_keys;
DROP TABLE temp.limbeck_session;
.print "done: the database is at base (no row)"

-- END OF PLAN digest=07d2953b040151a552bb87ab101efe370bccd4e85dc02331511203b2e7074293 statements=33
