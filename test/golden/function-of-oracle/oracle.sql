-- upgrade
-- outside of a transaction
CREATE FUNCTION with_tax (price IN NUMBER)
RETURN NUMBER
DETERMINISTIC AUTHID DEFINER
AS
  rate NUMBER := 0.2;
BEGIN
  RETURN price * (1 + rate);
END;;
-- outside of a transaction
CREATE PROCEDURE forget
AS
BEGIN DELETE FROM users; END;;
-- outside of a transaction
CREATE TRIGGER touch_users BEFORE INSERT OR UPDATE OF name ON users
FOR EACH ROW
WHEN (NEW.name IS NOT NULL)
BEGIN
:NEW.changed := SYSTIMESTAMP;
END;;

-- downgrade
-- outside of a transaction
DROP TRIGGER touch_users;
-- outside of a transaction
DROP PROCEDURE forget;
-- outside of a transaction
DROP FUNCTION with_tax;
