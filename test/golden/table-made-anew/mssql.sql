-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users WHERE age IS NULL;
-- or stop: rows of users refer to no row of users, but the foreign key fk_boss is added; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), child.id) FROM users AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT 1 FROM users AS parent WHERE parent.id = child.boss);
ALTER TABLE users DROP CONSTRAINT users_fax_key;
ALTER TABLE users DROP CONSTRAINT df_users_age;
ALTER TABLE users ALTER COLUMN age BIGINT NOT NULL;
ALTER TABLE users ADD CONSTRAINT df_users_age DEFAULT 21 FOR age;
EXEC sp_rename 'users.name', full_name, 'COLUMN';
ALTER TABLE users ADD code VARCHAR(10) NOT NULL CONSTRAINT df_users_code DEFAULT 'it''s';
ALTER TABLE users DROP CONSTRAINT df_users_code;
ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0 AND full_name <> '');
ALTER TABLE users ADD CONSTRAINT uq_code UNIQUE (code, full_name);
ALTER TABLE users ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id) ON DELETE SET NULL;
CREATE INDEX ix_age ON users (age) WHERE age > 20;

-- downgrade
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM users WHERE age NOT BETWEEN -2147483648 AND 2147483647;
-- or stop: values of fax are in several rows of users, but users_fax_key allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM users GROUP BY fax HAVING COUNT(*) > 1;
DROP INDEX ix_age ON users;
ALTER TABLE users DROP CONSTRAINT fk_boss;
ALTER TABLE users DROP CONSTRAINT uq_code;
ALTER TABLE users DROP CONSTRAINT ck_age;
ALTER TABLE users ADD CONSTRAINT df_users_code DEFAULT 'it''s' FOR code;
ALTER TABLE users DROP CONSTRAINT df_users_code;
ALTER TABLE users DROP COLUMN code;
EXEC sp_rename 'users.full_name', name, 'COLUMN';
ALTER TABLE users DROP CONSTRAINT df_users_age;
ALTER TABLE users ALTER COLUMN age INTEGER NULL;
ALTER TABLE users ADD CONSTRAINT df_users_age DEFAULT 18 FOR age;
ALTER TABLE users ADD CONSTRAINT users_fax_key UNIQUE (fax);
