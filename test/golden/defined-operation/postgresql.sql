-- upgrade
CREATE FUNCTION users_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO user_audit (id, email) VALUES (OLD.id, OLD.email);
  RETURN NEW;
END
$$;
CREATE TRIGGER audit AFTER UPDATE OF email ON users FOR EACH ROW EXECUTE FUNCTION users_audit();
COMMENT ON TABLE users IS 'it''s audited; $1';

-- downgrade
DROP TRIGGER audit ON users;
DROP FUNCTION users_audit();
COMMENT ON TABLE users IS NULL;
