-- upgrade
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT fk_orders_user FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE SET NULL ENABLE NOVALIDATE;

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP CONSTRAINT fk_orders_user;
