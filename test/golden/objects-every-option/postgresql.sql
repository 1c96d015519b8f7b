-- upgrade
CREATE PROCEDURE work(a integer)
LANGUAGE sql
SECURITY DEFINER
SET search_path TO pg_catalog
AS $function$SELECT 1$function$;
COMMENT ON PROCEDURE work(a integer) IS 'works';
CREATE MATERIALIZED VIEW sums (x, y) USING heap TABLESPACE pg_default AS
SELECT 1 AS a, 2 AS b;
ALTER SEQUENCE counter AS INTEGER MINVALUE -5 START WITH 7 CACHE 3;
DROP VIEW used CASCADE;

-- downgrade
-- LB430: revision after has no way back here: what CASCADE drops with view used is not known
--   help: write downgrade(op) in the migration