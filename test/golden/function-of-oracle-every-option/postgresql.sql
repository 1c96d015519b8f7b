-- upgrade
CREATE FUNCTION sales.with_tax()
RETURNS NUMBER
LANGUAGE plsql
PARALLEL SAFE
AS $function$BEGIN RETURN 1; END;$function$;
CREATE PROCEDURE sales.forget(one IN NUMBER)
LANGUAGE plsql
SECURITY INVOKER
AS $function$BEGIN DELETE FROM users WHERE id = one; END;$function$;
CREATE FUNCTION slow()
RETURNS NUMBER
LANGUAGE plsql
STRICT LEAKPROOF COST 100 ROWS 10
SET search_path TO 'sales'
AS $function$BEGIN RETURN 1; END;$function$;
COMMENT ON FUNCTION slow() IS 'slow';
CREATE PROCEDURE work()
LANGUAGE plsql
SET search_path TO 'sales'
AS $function$BEGIN NULL; END;$function$;
COMMENT ON PROCEDURE work() IS 'works';

-- downgrade
DROP PROCEDURE work();
DROP FUNCTION slow();
DROP PROCEDURE sales.forget(one IN NUMBER);
DROP FUNCTION sales.with_tax();
