-- upgrade
CREATE PROCEDURE prune(before timestamp)
LANGUAGE sql
AS $function$DELETE FROM users WHERE changed < before$function$;
CREATE OR REPLACE PROCEDURE prune(before timestamp)
LANGUAGE sql
SECURITY DEFINER
AS $function$DELETE FROM users WHERE changed <= before$function$;
CREATE PROCEDURE nothing()
LANGUAGE plpgsql
AS $function$BEGIN NULL; END$function$;
DROP PROCEDURE nothing();

-- downgrade
CREATE PROCEDURE nothing()
LANGUAGE plpgsql
AS $function$BEGIN NULL; END$function$;
DROP PROCEDURE nothing();
CREATE OR REPLACE PROCEDURE prune(before timestamp)
LANGUAGE sql
AS $function$DELETE FROM users WHERE changed < before$function$;
DROP PROCEDURE prune(before timestamp);
