-- upgrade
-- outside of a transaction
ALTER TABLE users DROP COLUMN age;

-- downgrade
-- outside of a transaction
ALTER TABLE users ADD age INTEGER DEFAULT 18;
