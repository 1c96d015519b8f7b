-- upgrade
-- outside of a transaction
CREATE INDEX CONCURRENTLY ix_users_age ON users (age);

-- downgrade
-- outside of a transaction
DROP INDEX CONCURRENTLY ix_users_age;
