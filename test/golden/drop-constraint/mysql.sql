-- upgrade
-- outside of a transaction
ALTER TABLE users DROP INDEX users_email_key;

-- downgrade
-- or stop: values of email are in several rows of users, but users_email_key allows each once; by id
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM users GROUP BY email HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
