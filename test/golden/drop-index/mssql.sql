-- upgrade
DROP INDEX ix_users_age ON users;

-- downgrade
-- in a transaction of its own
CREATE INDEX ix_users_age ON users (age) WITH (ONLINE = ON);
