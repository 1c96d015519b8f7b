-- upgrade
ALTER TABLE orders WITH NOCHECK ADD CONSTRAINT fk_orders_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE SET NULL;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_orders_user;
