-- upgrade
DROP INDEX ix;
CREATE UNIQUE INDEX ix_users_email ON users (lower(email)) WHERE id > 5;

-- downgrade
DROP INDEX ix_users_email;
CREATE UNIQUE INDEX ix ON users (lower(email)) WHERE id > 5;
