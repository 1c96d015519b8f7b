-- upgrade
CREATE OR REPLACE VIEW named AS
SELECT id, name FROM users;
ALTER VIEW named RENAME TO called;

-- downgrade
ALTER VIEW called RENAME TO named;
DROP VIEW named;
CREATE VIEW named AS
SELECT id FROM users;
COMMENT ON VIEW named IS 'kept';
GRANT SELECT ON named TO PUBLIC;
