.bail on
-- Limbeck plan: upgrade from base (no row) to 4d27ab90c6f3
--
--   SQLite, for the sqlite3 shell; compiled by limbeck 0.1.0
--   45 statements, one transaction
--   7 preconditions are tested on the way, right before what needs them
--
--   1. 3f1c0a9b7d21  customers and products
--   2. 8d20f5e6c4ab  orders and their lines
--   3. b96e1d37f082  stock of products
--   4. 42c7a8d5e913  country of customers, nullable at first
--   5. e05b3f9ac168  fill the country of customers
--   6. 17d4e2b80c5f  country of customers is required
--   7. c8a93f60d2e4  full_name becomes display_name
--   8. 5b1e7c0d94f6  an address belongs to one customer
--   9. f47a20b6e8d3  lines point to existing products
--   10. 09e6d8c1a7b5  status of orders
--   11. d3f5b90e6c72  orders can be returned
--   12. 6a0b7e4df391  loyalty points from past orders
--   13. a81c9d5f20e7  only inactive products are free
--   14. 70d3ba5ce41f  reviews of products
--   15. cb6802e9f5a4  words that hold a review back
--   16. 2e94f6b1d0c8  find orders by day without stopping the shop
--   17. 95f1c7a3e0bd  merge the reviews branch
--   18. 4d27ab90c6f3  the index on names that production has already
--
-- Run it with
--   sqlite3 -bail -batch shop.db < plan.sql
-- and look for the line "done" at its end: of a file that was cut off, nothing is applied, but sqlite3 does not say so.
--
-- digest eef4ceaf52a058a653685292dfee2ce853cdf6eb1370c929b40c2b65e3b3306f


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
  WHERE NOT ((SELECT count(*) FROM alembic_version) = 0);
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: this plan has been applied already, nothing to do" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT ((SELECT count(*) FROM alembic_version) = 1 AND (SELECT count(*) FROM alembic_version WHERE version_num IN ('4d27ab90c6f3')) = 1);
DROP TABLE temp.limbeck_guard;
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: alembic_version must hold base (no row) before this plan" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT count(*) FROM alembic_version) = 0;
DROP TABLE temp.limbeck_guard;
SELECT 'there is ' || name || ' already' FROM sqlite_schema WHERE lower(name) IN ('limbeck_new_customer', 'limbeck_new_purchase_line', 'limbeck_new_purchase', 'limbeck_new_product');
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a table is there already under a name that this plan needs: see what it holds, and drop it" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE lower(name) IN ('limbeck_new_customer', 'limbeck_new_purchase_line', 'limbeck_new_purchase', 'limbeck_new_product'));
DROP TABLE temp.limbeck_guard;

.print "[1/18] 3f1c0a9b7d21 customers and products"

-- migrations/0001_customers_and_products.ts:9 create table customer
CREATE TABLE customer (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120),
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
);

-- migrations/0001_customers_and_products.ts:20 create table product
CREATE TABLE product (
  id INTEGER NOT NULL,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BOOLEAN DEFAULT 1 NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
);

-- version: base (no row) -> 3f1c0a9b7d21
INSERT INTO alembic_version (version_num) VALUES ('3f1c0a9b7d21');
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[2/18] 8d20f5e6c4ab orders and their lines"

-- migrations/0002_orders.ts:9 create table purchase
CREATE TABLE purchase (
  id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
);

-- migrations/0002_orders.ts:14 create table purchase_line
CREATE TABLE purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
);

-- migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase
CREATE INDEX ix_purchase_customer_id ON purchase (customer_id);

-- version: 3f1c0a9b7d21 -> 8d20f5e6c4ab
UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = '3f1c0a9b7d21';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[3/18] b96e1d37f082 stock of products"

-- migrations/0003_product_stock.ts:9 add column product.stock
ALTER TABLE product ADD COLUMN stock INTEGER DEFAULT 0 NOT NULL;

-- migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''
UPDATE product SET stock = 10 WHERE active = 1;

-- version: 8d20f5e6c4ab -> b96e1d37f082
UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '8d20f5e6c4ab';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[4/18] 42c7a8d5e913 country of customers, nullable at first"

-- migrations/0004_customer_country.ts:9 add column customer.country
ALTER TABLE customer ADD COLUMN country CHAR(2);

-- version: b96e1d37f082 -> 42c7a8d5e913
UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'b96e1d37f082';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[5/18] e05b3f9ac168 fill the country of customers"

-- migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '' WHERE country IS NULL
UPDATE customer SET country = 'DE' WHERE country IS NULL;

-- version: 42c7a8d5e913 -> e05b3f9ac168
UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '42c7a8d5e913';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[6/18] 17d4e2b80c5f country of customers is required"

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: rows of customer have no country, but the column becomes NOT NULL" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM customer WHERE country IS NULL LIMIT 6
);
DROP TABLE temp.limbeck_guard;

-- migrations/0006_customer_country_not_null.ts:9 customer is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: customer is not what the chain says, and what it has beside that would be lost: compare .schema customer with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('customer') ORDER BY name)) IS 'country, created_at, email, full_name, id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('customer') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('customer') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('customer')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('customer') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 0 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
CREATE TABLE limbeck_new_customer (
  id INTEGER NOT NULL,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120),
  created_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  country CHAR(2) NOT NULL,
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

-- version: e05b3f9ac168 -> 17d4e2b80c5f
UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'e05b3f9ac168';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[7/18] c8a93f60d2e4 full_name becomes display_name"

-- migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name
ALTER TABLE customer RENAME COLUMN full_name TO display_name;

-- version: 17d4e2b80c5f -> c8a93f60d2e4
UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '17d4e2b80c5f';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[8/18] 5b1e7c0d94f6 an address belongs to one customer"

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: values of email are in several rows of customer, but uq_customer_email allows each once" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM customer WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1 LIMIT 6
);
DROP TABLE temp.limbeck_guard;

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
CREATE UNIQUE INDEX uq_customer_email ON customer (email);

-- version: c8a93f60d2e4 -> 5b1e7c0d94f6
UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'c8a93f60d2e4';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[9/18] f47a20b6e8d3 lines point to existing products"

-- migrations/0009_line_product_fk.ts:9 purchase_line is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: purchase_line is not what the chain says, and what it has beside that would be lost: compare .schema purchase_line with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('purchase_line') ORDER BY name)) IS 'line_no, product_id, purchase_id, quantity, unit_price'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('purchase_line') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('purchase_line') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('purchase_line')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('purchase_line') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line
CREATE TABLE limbeck_new_purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0),
  CONSTRAINT fk_purchase_line_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT
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

-- version: 5b1e7c0d94f6 -> f47a20b6e8d3
UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '5b1e7c0d94f6';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[10/18] 09e6d8c1a7b5 status of orders"

-- migrations/0010_purchase_status.ts:10 add column purchase.status
ALTER TABLE purchase ADD COLUMN status VARCHAR(7) DEFAULT 'new' NOT NULL CHECK (status IN ('new', 'paid', 'shipped'));

-- version: f47a20b6e8d3 -> 09e6d8c1a7b5
UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'f47a20b6e8d3';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[11/18] d3f5b90e6c72 orders can be returned"

-- migrations/0011_purchase_returned.ts:9 purchase is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: purchase is not what the chain says, and what it has beside that would be lost: compare .schema purchase with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('purchase') ORDER BY name)) IS 'customer_id, id, placed_at, status'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('purchase') AND sql IS NOT NULL ORDER BY name)) IS 'ix_purchase_customer_id'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('purchase') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('purchase')) = 1
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('purchase') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
CREATE TABLE limbeck_new_purchase (
  id INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  placed_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  status VARCHAR(8) DEFAULT 'new' NOT NULL CHECK (status IN ('new', 'paid', 'shipped', 'returned')),
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
);

-- migrations/0011_purchase_returned.ts:9 purchase: its rows
INSERT INTO limbeck_new_purchase (rowid, id, customer_id, placed_at, status)
  SELECT rowid, id, customer_id, placed_at, status FROM purchase;

-- migrations/0011_purchase_returned.ts:9 purchase: drop the old table
DROP TABLE purchase;

-- migrations/0011_purchase_returned.ts:9 purchase: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = ON;

-- migrations/0011_purchase_returned.ts:9 purchase: the new table takes its name, and no text elsewhere is changed
ALTER TABLE limbeck_new_purchase RENAME TO purchase;

-- migrations/0011_purchase_returned.ts:9 purchase: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = OFF;

-- migrations/0011_purchase_returned.ts:9 purchase: its indexes
CREATE INDEX ix_purchase_customer_id ON purchase (customer_id);

-- version: 09e6d8c1a7b5 -> d3f5b90e6c72
UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '09e6d8c1a7b5';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[12/18] 6a0b7e4df391 loyalty points from past orders"

-- migrations/0012_loyalty_points.ts:9 add column customer.points
ALTER TABLE customer ADD COLUMN points INTEGER DEFAULT 0 NOT NULL;

-- migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…
UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> 'returned'
        );

-- version: d3f5b90e6c72 -> 6a0b7e4df391
UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'd3f5b90e6c72';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[13/18] a81c9d5f20e7 only inactive products are free"

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: rows of product break ck_product_price, but the check is added" CHECK (holds));
INSERT INTO limbeck_guard SELECT NOT EXISTS (SELECT 1 FROM product WHERE NOT (price > 0 OR (price = 0 AND active = 0)) LIMIT 6
);
DROP TABLE temp.limbeck_guard;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product is what the chain says
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: product is not what the chain says, and what it has beside that would be lost: compare .schema product with the migrations" CHECK (holds));
INSERT INTO limbeck_guard SELECT (SELECT (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo('product') ORDER BY name)) IS 'active, id, price, sku, stock, title'
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'index' AND lower(tbl_name) = lower('product') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT group_concat(name, ', ') FROM (SELECT name FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower('product') AND sql IS NOT NULL ORDER BY name)) IS NULL
  AND (SELECT count(DISTINCT id) FROM pragma_foreign_key_list('product')) = 0
  AND EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND lower(name) = lower('product') AND length(sql) - length(replace(upper(sql), 'CHECK', '')) <= 5 AND upper(sql) NOT LIKE '%AUTOINCREMENT%' AND upper(sql) NOT LIKE '%WITHOUT ROWID%' AND upper(sql) NOT LIKE '%STRICT%' AND upper(sql) NOT LIKE '%ON CONFLICT%')
);
DROP TABLE temp.limbeck_guard;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product; add check constraint ck_product_price to product
CREATE TABLE limbeck_new_product (
  id INTEGER NOT NULL,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BOOLEAN DEFAULT 1 NOT NULL,
  stock INTEGER DEFAULT 0 NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND active = 0))
);

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product: its rows
INSERT INTO limbeck_new_product (id, sku, title, price, active, stock)
  SELECT id, sku, title, price, active, stock FROM product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product: drop the old table
DROP TABLE product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = ON;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product: the new table takes its name, and no text elsewhere is changed
ALTER TABLE limbeck_new_product RENAME TO product;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 product: the new table takes its name, and no text elsewhere is changed
PRAGMA legacy_alter_table = OFF;

-- version: 6a0b7e4df391 -> a81c9d5f20e7
UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '6a0b7e4df391';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[14/18] 70d3ba5ce41f reviews of products"

-- migrations/0015_reviews.ts:10 create table review
CREATE TABLE review (
  id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  customer_id INTEGER,
  stars SMALLINT NOT NULL,
  body TEXT,
  written_at DATETIME DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_product_id_fkey FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT review_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE SET NULL,
  CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5)
);

-- migrations/0015_reviews.ts:10 create table review
CREATE INDEX ix_review_product ON review (product_id);

-- version: a81c9d5f20e7 -> 70d3ba5ce41f
UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'a81c9d5f20e7';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[15/18] cb6802e9f5a4 words that hold a review back"

-- migrations/0016_review_flags.ts:9 create table held_word
CREATE TABLE held_word (
  word VARCHAR(60) NOT NULL,
  CONSTRAINT held_word_pkey PRIMARY KEY (word)
);

-- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
INSERT INTO held_word (word) VALUES ('cheap pills'), ('that''s spam');

-- version: 70d3ba5ce41f -> cb6802e9f5a4
UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '70d3ba5ce41f';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[16/18] 2e94f6b1d0c8 find orders by day without stopping the shop"

-- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase
CREATE INDEX ix_purchase_placed_at ON purchase (placed_at);

-- version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4
INSERT INTO alembic_version (version_num) VALUES ('2e94f6b1d0c8');
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[17/18] 95f1c7a3e0bd merge the reviews branch"

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd
DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;
UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = 'cb6802e9f5a4';
CREATE TEMP TABLE limbeck_guard (holds INTEGER CONSTRAINT "limbeck: a move of the version rows must touch exactly one row" CHECK (holds));
INSERT INTO limbeck_guard SELECT changes() = 1;
DROP TABLE temp.limbeck_guard;

.print "[18/18] 4d27ab90c6f3 the index on names that production has already"

-- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer
CREATE INDEX IF NOT EXISTS ix_customer_display_name ON customer (display_name);

-- version: 95f1c7a3e0bd -> 4d27ab90c6f3
UPDATE alembic_version SET version_num = '4d27ab90c6f3' WHERE version_num = '95f1c7a3e0bd';
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
.print "done: the database is at 4d27ab90c6f3"

-- END OF PLAN digest=eef4ceaf52a058a653685292dfee2ce853cdf6eb1370c929b40c2b65e3b3306f statements=45
