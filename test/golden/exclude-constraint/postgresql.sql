-- upgrade
ALTER TABLE orders ADD CONSTRAINT ex_room EXCLUDE USING gist (room WITH =, int4range(qty, qty + 1) WITH &&) WHERE (qty > 0);

-- downgrade
ALTER TABLE orders DROP CONSTRAINT ex_room;
