-- upgrade
-- or stop: a user's name is missing
SELECT CASE WHEN (SELECT count(*) = 0 FROM users WHERE name IS NULL) = 1 THEN 1 ELSE 0 END;
ALTER TABLE users ADD email VARCHAR(255) NULL;

-- downgrade
ALTER TABLE users DROP COLUMN email;
