-- upgrade
-- or stop: values of (room, qty) are in several rows of orders, but uq_orders allows each once; by id
-- tested before anything is changed
SELECT MIN(SUBSTR(TO_CHAR(id), 1, 40)) || ' and ' || MAX(SUBSTR(TO_CHAR(id), 1, 40)) FROM orders WHERE room IS NOT NULL OR qty IS NOT NULL GROUP BY room, qty HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE orders ADD CONSTRAINT uq_orders UNIQUE (room, qty) DEFERRABLE INITIALLY DEFERRED;

-- downgrade
-- outside of a transaction
ALTER TABLE orders DROP CONSTRAINT uq_orders;
