-- upgrade
-- or stop: values of (room, qty) are in several rows of orders, but uq_orders allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM orders WHERE room IS NOT NULL AND qty IS NOT NULL GROUP BY room, qty HAVING count(*) > 1 LIMIT 6;
ALTER TABLE orders ADD CONSTRAINT uq_orders UNIQUE (room, qty) DEFERRABLE INITIALLY DEFERRED;

-- downgrade
ALTER TABLE orders DROP CONSTRAINT uq_orders;
