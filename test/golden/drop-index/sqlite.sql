-- upgrade
DROP INDEX ix_users_age;

-- downgrade
CREATE INDEX ix_users_age ON users (age);
