-- upgrade
ALTER TABLE orders ADD CONSTRAINT fk_orders_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT fk_orders_user;
