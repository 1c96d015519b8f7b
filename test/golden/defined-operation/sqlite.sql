-- upgrade
CREATE TRIGGER audit AFTER UPDATE OF email ON users
BEGIN
  INSERT INTO user_audit (id, email) VALUES (OLD.id, OLD.email);
END;

-- downgrade
DROP TRIGGER audit;
