-- upgrade
ALTER TABLE users SET SCHEMA sales;
ALTER TABLE sales.users ADD COLUMN name TEXT;
CREATE TABLE users (
  id INTEGER NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
DO $name$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE sales."it''s 100%%" SET SCHEMA %I', pg_catalog.current_schema());
END
$name$;
ALTER TABLE "it's 100%" ADD COLUMN name TEXT;
ALTER SEQUENCE sales.no INCREMENT BY 2;
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

-- downgrade
-- or stop: rows of orders refer to no row of sales.users, but the foreign key orders_user_id_fkey is added; by id
-- tested before anything is changed
SELECT left(child.id::text, 40) FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT FROM sales.users AS parent WHERE parent.id = child.user_id) LIMIT 6;
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY(user_id) REFERENCES sales.users (id);
ALTER SEQUENCE sales.no INCREMENT BY 1;
ALTER TABLE "it's 100%" DROP COLUMN name;
ALTER TABLE "it's 100%" SET SCHEMA sales;
DROP TABLE users;
ALTER TABLE sales.users DROP COLUMN name;
DO $name$
BEGIN
  EXECUTE pg_catalog.format('ALTER TABLE sales.users SET SCHEMA %I', pg_catalog.current_schema());
END
$name$;
