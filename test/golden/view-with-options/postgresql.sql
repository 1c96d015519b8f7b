-- upgrade
CREATE VIEW mine WITH (security_barrier = true) AS
SELECT id, owner FROM users WHERE owner = current_user WITH CASCADED CHECK OPTION;
CREATE RECURSIVE VIEW numbers (n) AS
SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 10;

-- downgrade
DROP VIEW numbers;
DROP VIEW mine;
