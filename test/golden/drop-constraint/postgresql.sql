-- upgrade
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- or stop: values of email are in several rows of users, but users_email_key allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM users GROUP BY email HAVING count(*) > 1 LIMIT 6;
ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE (email);
