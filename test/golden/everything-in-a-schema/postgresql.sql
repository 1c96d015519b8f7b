-- upgrade
CREATE TABLE sales.fresh (
  id INTEGER,
  item INTEGER,
  CONSTRAINT fresh_item FOREIGN KEY(item) REFERENCES sales.item (id)
);
ALTER TABLE sales.plain ADD COLUMN more INTEGER;
ALTER TABLE sales.plain ADD CONSTRAINT plain_more_fkey FOREIGN KEY(more) REFERENCES sales.item (id);
-- or stop: rows of sales.plain have no id, but the column becomes NOT NULL; by ctid
-- tested before anything is changed
SELECT ctid::text FROM sales.plain WHERE id IS NULL LIMIT 6;
ALTER TABLE sales.plain ALTER COLUMN id SET NOT NULL;
ALTER TABLE sales.plain RENAME more TO most;
ALTER TABLE sales.item DROP COLUMN gone;
-- or stop: rows of sales.plain refer to no row of sales.item, but the foreign key plain_item is added; by ctid
-- tested before anything is changed
SELECT child.ctid::text FROM sales.plain AS child WHERE child.item IS NOT NULL AND NOT EXISTS (SELECT FROM sales.item AS parent WHERE parent.id = child.item) LIMIT 6;
ALTER TABLE sales.plain ADD CONSTRAINT plain_item FOREIGN KEY(item) REFERENCES sales.item (id);
ALTER TABLE sales.plain VALIDATE CONSTRAINT plain_item;
ALTER TABLE sales.plain RENAME CONSTRAINT plain_item TO plain_fk;
ALTER TABLE sales.plain DROP CONSTRAINT plain_fk;
CREATE INDEX plain_id ON sales.plain (id);
DROP INDEX sales.item_name;
ALTER INDEX sales.plain_id RENAME TO plain_ix;
COMMENT ON TABLE sales.plain IS 'plain';
ALTER TABLE sales."old" RENAME TO older;
CREATE TYPE sales.mood AS ENUM ('ok');
DROP TYPE sales.gone;
ALTER TABLE sales.plain ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON sales.plain USING (id > 0);
DROP POLICY mine ON sales.plain;
CREATE TRIGGER again AFTER INSERT ON sales.plain FOR EACH ROW EXECUTE FUNCTION sales.touch();
COMMENT ON TRIGGER touch ON sales.plain IS 'touches';
ALTER TRIGGER touch ON sales.plain RENAME TO touched;
COMMENT ON FUNCTION sales.one(integer) IS 'one';
ALTER FUNCTION sales.one(integer) RENAME TO uno;
CREATE FUNCTION sales.two()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 2$function$;
CREATE PROCEDURE sales.rest()
LANGUAGE sql
AS $function$SELECT 3$function$;
CREATE VIEW sales.names AS
SELECT name FROM sales.item;
DROP VIEW sales.list;
CREATE MATERIALIZED VIEW sales.totals AS
SELECT 2 AS two;
REFRESH MATERIALIZED VIEW sales.sums;
CREATE SEQUENCE sales.numbers OWNED BY sales.plain.id;
ALTER SEQUENCE sales.counter OWNED BY sales.plain.id;
CREATE DOMAIN sales.small AS SMALLINT;
ALTER DOMAIN sales.positive SET NOT NULL;
GRANT SELECT ON sales.plain TO PUBLIC;
REVOKE SELECT ON sales.plain FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION sales.two() FROM PUBLIC;

-- downgrade
GRANT EXECUTE ON FUNCTION sales.two() TO PUBLIC;
GRANT SELECT ON sales.plain TO PUBLIC;
REVOKE SELECT ON sales.plain FROM PUBLIC;
ALTER DOMAIN sales.positive DROP NOT NULL;
DROP DOMAIN sales.small;
ALTER SEQUENCE sales.counter OWNED BY NONE;
DROP SEQUENCE sales.numbers;
DROP MATERIALIZED VIEW sales.totals;
CREATE VIEW sales.list AS
SELECT id FROM sales.item;
DROP VIEW sales.names;
DROP PROCEDURE sales.rest();
DROP FUNCTION sales.two();
ALTER FUNCTION sales.uno(integer) RENAME TO one;
COMMENT ON FUNCTION sales.one(integer) IS NULL;
ALTER TRIGGER touched ON sales.plain RENAME TO touch;
COMMENT ON TRIGGER touch ON sales.plain IS NULL;
DROP TRIGGER again ON sales.plain;
CREATE POLICY mine ON sales.plain USING (id > 0);
DROP POLICY mine ON sales.plain;
ALTER TABLE sales.plain DISABLE ROW LEVEL SECURITY;
CREATE TYPE sales.gone AS ENUM ('a');
DROP TYPE sales.mood;
ALTER TABLE sales.older RENAME TO "old";
COMMENT ON TABLE sales.plain IS NULL;
ALTER INDEX sales.plain_ix RENAME TO plain_id;
CREATE INDEX item_name ON sales.item (name);
DROP INDEX sales.plain_id;
-- or stop: rows of sales.plain refer to no row of sales.item, but the foreign key plain_fk is added; by ctid
-- tested before anything is changed
SELECT child.ctid::text FROM sales.plain AS child WHERE child.item IS NOT NULL AND NOT EXISTS (SELECT FROM sales.item AS parent WHERE parent.id = child.item) LIMIT 6;
ALTER TABLE sales.plain ADD CONSTRAINT plain_fk FOREIGN KEY(item) REFERENCES sales.item (id);
ALTER TABLE sales.plain RENAME CONSTRAINT plain_fk TO plain_item;
ALTER TABLE sales.plain DROP CONSTRAINT plain_item;
ALTER TABLE sales.item ADD COLUMN gone TEXT;
ALTER TABLE sales.plain RENAME most TO more;
ALTER TABLE sales.plain ALTER COLUMN id DROP NOT NULL;
ALTER TABLE sales.plain DROP COLUMN more;
DROP TABLE sales.fresh;
