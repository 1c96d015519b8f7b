-- upgrade
ALTER TABLE users DROP COLUMN age;

-- downgrade
ALTER TABLE users ADD COLUMN age INTEGER DEFAULT 18;
