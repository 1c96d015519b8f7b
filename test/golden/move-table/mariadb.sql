-- upgrade
-- outside of a transaction
ALTER TABLE users RENAME TO sales.users;
-- outside of a transaction
ALTER TABLE sales.users ADD COLUMN name TEXT;
-- outside of a transaction
CREATE TABLE users (
  id INTEGER NOT NULL,
  CONSTRAINT users_pkey PRIMARY KEY (id)
);
-- outside of a transaction
ALTER TABLE sales.`it's 100%` RENAME TO `it's 100%`;
-- outside of a transaction
ALTER TABLE `it's 100%` ADD COLUMN name TEXT;
-- outside of a transaction
ALTER SEQUENCE sales.no INCREMENT BY 2;
-- outside of a transaction
ALTER TABLE orders DROP FOREIGN KEY orders_user_id_fkey;

-- downgrade
-- or stop: rows of orders refer to no row of sales.users, but the foreign key orders_user_id_fkey is added; by id
-- tested before anything is changed
SELECT LEFT(CAST(child.id AS CHAR), 40) FROM orders AS child WHERE child.user_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sales.users AS parent WHERE parent.id = child.user_id) LIMIT 6;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY(user_id) REFERENCES sales.users (id);
-- outside of a transaction
ALTER SEQUENCE sales.no INCREMENT BY 1;
-- outside of a transaction
ALTER TABLE `it's 100%` DROP COLUMN name;
-- outside of a transaction
ALTER TABLE `it's 100%` RENAME TO sales.`it's 100%`;
-- outside of a transaction
DROP TABLE users;
-- outside of a transaction
ALTER TABLE sales.users DROP COLUMN name;
-- outside of a transaction
ALTER TABLE sales.users RENAME TO users;
