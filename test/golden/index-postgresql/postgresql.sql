-- upgrade
CREATE INDEX ix_users_gin ON users USING gin (email gin_trgm_ops) WITH (fastupdate = false);
-- or stop: values of email are in several rows of users, but ix_users_cover allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM users GROUP BY email HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX ix_users_cover ON users (email) INCLUDE (age) NULLS NOT DISTINCT;

-- downgrade
DROP INDEX ix_users_cover;
DROP INDEX ix_users_gin;
