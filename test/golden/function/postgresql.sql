-- upgrade
CREATE FUNCTION with_tax(price numeric, rate numeric DEFAULT 0.2)
RETURNS numeric
LANGUAGE sql
IMMUTABLE STRICT PARALLEL SAFE COST 10
AS $function$SELECT price * (1 + rate)$function$;
COMMENT ON FUNCTION with_tax(price numeric, rate numeric) IS 'gross';
CREATE FUNCTION whoever()
RETURNS SETOF text
LANGUAGE plpgsql
NOT LEAKPROOF SECURITY DEFINER ROWS 5
SET search_path TO pg_catalog, pg_temp
SET work_mem TO '8MB'
AS $function1$
BEGIN
  RETURN QUERY SELECT 'it''s $function$'::text;
END
$function1$;

-- downgrade
DROP FUNCTION whoever();
DROP FUNCTION with_tax(price numeric, rate numeric);
