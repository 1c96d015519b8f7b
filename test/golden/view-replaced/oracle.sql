-- upgrade
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT id, name FROM users;
-- outside of a transaction
RENAME named TO called;

-- downgrade
-- outside of a transaction
RENAME called TO named;
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT id FROM users;
-- outside of a transaction
COMMENT ON TABLE named IS 'kept';
