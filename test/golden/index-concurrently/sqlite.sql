-- upgrade
CREATE INDEX ix_users_age ON users (age);

-- downgrade
DROP INDEX ix_users_age;
