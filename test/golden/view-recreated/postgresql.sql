-- upgrade
DROP VIEW named;
CREATE VIEW named AS
SELECT name FROM users;
COMMENT ON VIEW named IS 'kept';
GRANT SELECT, INSERT ON named TO PUBLIC;

-- downgrade
DROP VIEW named;
CREATE VIEW named AS
SELECT id, name FROM users;
COMMENT ON VIEW named IS 'kept';
GRANT SELECT, INSERT ON named TO PUBLIC;
