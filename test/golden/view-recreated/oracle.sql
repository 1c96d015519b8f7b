-- upgrade
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT name FROM users;

-- downgrade
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT id, name FROM users;
-- outside of a transaction
COMMENT ON TABLE named IS 'kept';
