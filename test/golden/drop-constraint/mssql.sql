-- upgrade
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- or stop: values of email are in several rows of users, but users_email_key allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM users GROUP BY email HAVING COUNT(*) > 1;
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
