-- upgrade
-- or stop: a user's name is missing
-- tested before anything is changed
SELECT (SELECT count(*) = 0 FROM users WHERE name IS NULL) IS TRUE;
ALTER TABLE users ADD COLUMN email VARCHAR(255);

-- downgrade
ALTER TABLE users DROP COLUMN email;
