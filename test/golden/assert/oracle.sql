-- upgrade
-- or stop: a user's name is missing
SELECT CASE WHEN (SELECT count(*) = 0 FROM users WHERE name IS NULL) = 1 THEN 1 ELSE 0 END FROM DUAL;
-- outside of a transaction
ALTER TABLE users ADD email VARCHAR2(255 CHAR);

-- downgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN email;
