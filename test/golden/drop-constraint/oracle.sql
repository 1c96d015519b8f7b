-- upgrade
-- outside of a transaction
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- or stop: values of email are in several rows of users, but users_email_key allows each once; by id
-- tested before anything is changed
SELECT MIN(SUBSTR(TO_CHAR(id), 1, 40)) || ' and ' || MAX(SUBSTR(TO_CHAR(id), 1, 40)) FROM users WHERE email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
