-- upgrade
CREATE INDEX ix_users_lower ON users (lower(email), age DESC NULLS LAST) WHERE age > 17;

-- downgrade
DROP INDEX ix_users_lower;
