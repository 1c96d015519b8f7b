-- upgrade
ALTER TABLE orders ADD CONSTRAINT uq_orders UNIQUE (room, qty) DEFERRABLE INITIALLY DEFERRED;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT uq_orders;
