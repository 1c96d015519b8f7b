-- upgrade
-- outside of a transaction
CREATE VIEW grown_up AS
SELECT id, age FROM users WHERE age >= 18
WITH CHECK OPTION;

-- downgrade
-- outside of a transaction
DROP VIEW grown_up;
