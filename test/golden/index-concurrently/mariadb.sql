-- upgrade
-- outside of a transaction
CREATE INDEX ix_users_age ON users (age);

-- downgrade
-- outside of a transaction
DROP INDEX ix_users_age ON users;
