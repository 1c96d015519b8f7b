-- upgrade
-- outside of a transaction
CREATE VIEW adult (number, years) AS
SELECT id, age FROM person WHERE age > 17
WITH LOCAL CHECK OPTION;
-- outside of a transaction
CREATE OR REPLACE VIEW adult (number, years) AS
SELECT id, age FROM person WHERE age > 20;
-- outside of a transaction
RENAME TABLE adult TO grown_up;
-- outside of a transaction
CREATE FUNCTION with_tax(price DECIMAL(10, 2)) RETURNS DECIMAL(10, 2) DETERMINISTIC SQL SECURITY INVOKER COMMENT 'the state''s'
RETURN price * 1.2;
-- outside of a transaction
DROP FUNCTION IF EXISTS with_tax;
-- outside of a transaction
CREATE FUNCTION with_tax(price DECIMAL(10, 2)) RETURNS DECIMAL(10, 2) DETERMINISTIC
BEGIN
  IF price > 100 THEN RETURN price * 1.3; END IF;
  RETURN price * 1.2;
END;
-- outside of a transaction
CREATE PROCEDURE prune() SQL SECURITY DEFINER COMMENT 'old ones'
DELETE FROM person WHERE age > 120;
-- outside of a transaction
ALTER PROCEDURE prune COMMENT 'very old ones';
-- outside of a transaction
CREATE TRIGGER grow BEFORE UPDATE ON person FOR EACH ROW BEGIN
IF NEW.age IS NULL THEN SET NEW.age = 1; END IF; SET NEW.name = upper(NEW.name);
END;
-- outside of a transaction
DROP TRIGGER IF EXISTS grow;
-- outside of a transaction
CREATE TRIGGER grow BEFORE INSERT ON person FOR EACH ROW BEGIN
SET NEW.age = 1;
END;
-- outside of a transaction
GRANT SELECT (name), UPDATE (name) ON person TO limbeck_reader;
-- outside of a transaction
REVOKE UPDATE (name) ON person FROM limbeck_reader;
-- outside of a transaction
GRANT EXECUTE ON FUNCTION with_tax TO limbeck_reader;
-- outside of a transaction
REVOKE EXECUTE ON FUNCTION with_tax FROM limbeck_reader;

-- downgrade
-- outside of a transaction
GRANT EXECUTE ON FUNCTION with_tax TO limbeck_reader;
-- outside of a transaction
REVOKE EXECUTE ON FUNCTION with_tax FROM limbeck_reader;
-- outside of a transaction
GRANT UPDATE (name) ON person TO limbeck_reader;
-- outside of a transaction
REVOKE SELECT (name), UPDATE (name) ON person FROM limbeck_reader;
-- outside of a transaction
DROP TRIGGER IF EXISTS grow;
-- outside of a transaction
CREATE TRIGGER grow BEFORE UPDATE ON person FOR EACH ROW BEGIN
IF NEW.age IS NULL THEN SET NEW.age = 1; END IF; SET NEW.name = upper(NEW.name);
END;
-- outside of a transaction
DROP TRIGGER grow;
-- outside of a transaction
ALTER PROCEDURE prune COMMENT 'old ones';
-- outside of a transaction
DROP PROCEDURE prune;
-- outside of a transaction
DROP FUNCTION IF EXISTS with_tax;
-- outside of a transaction
CREATE FUNCTION with_tax(price DECIMAL(10, 2)) RETURNS DECIMAL(10, 2) DETERMINISTIC SQL SECURITY INVOKER COMMENT 'the state''s'
RETURN price * 1.2;
-- outside of a transaction
DROP FUNCTION with_tax;
-- outside of a transaction
RENAME TABLE grown_up TO adult;
-- outside of a transaction
CREATE OR REPLACE VIEW adult (number, years) AS
SELECT id, age FROM person WHERE age > 17
WITH LOCAL CHECK OPTION;
-- outside of a transaction
DROP VIEW adult;
