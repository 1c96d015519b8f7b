-- upgrade
CREATE VIEW grown_up AS
SELECT id, age FROM users WHERE age >= 18 WITH CASCADED CHECK OPTION;

-- downgrade
DROP VIEW grown_up;
