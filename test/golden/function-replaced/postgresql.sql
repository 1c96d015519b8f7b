-- upgrade
CREATE OR REPLACE FUNCTION answer()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 42$function$;
DROP FUNCTION other();
CREATE FUNCTION other()
RETURNS text
LANGUAGE sql
AS $function$SELECT 'one'$function$;
ALTER FUNCTION other() RENAME TO another;
DROP FUNCTION gone(integer, text);

-- downgrade
CREATE FUNCTION gone(a integer, b text DEFAULT 'x, y')
RETURNS integer
LANGUAGE sql
AS $function$SELECT a$function$;
ALTER FUNCTION another() RENAME TO other;
DROP FUNCTION other();
CREATE FUNCTION other()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 1$function$;
CREATE OR REPLACE FUNCTION answer()
RETURNS integer
LANGUAGE sql
AS $function$SELECT 41$function$;
