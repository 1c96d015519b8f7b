-- upgrade
ALTER TABLE users DROP CONSTRAINT df_users_age;
ALTER TABLE users DROP COLUMN age;

-- downgrade
ALTER TABLE users ADD age INTEGER NULL CONSTRAINT df_users_age DEFAULT 18;
