-- upgrade
DROP INDEX ix_old ON users;
ALTER TABLE users DROP CONSTRAINT users_email_key;

-- downgrade
-- LB501: the constraint "users_email_key" is on the column "email" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server
-- LB501: the index "ix_old" is on the column "email" of type VARCHAR(max), which SQL Server takes for no key
--   help: give the column a length: t.string(255), or leave it out for SQL Server