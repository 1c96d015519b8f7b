-- upgrade
CREATE INDEX ix_users_gin ON users USING gin (email gin_trgm_ops) WITH (fastupdate = false);
CREATE UNIQUE INDEX ix_users_cover ON users (email) INCLUDE (age) NULLS NOT DISTINCT;

-- downgrade
DROP INDEX ix_users_cover;
DROP INDEX ix_users_gin;
