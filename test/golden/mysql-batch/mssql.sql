-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM account WHERE age IS NULL;
-- or stop: values of name are in several rows of account, but uq_name allows each once; by id
SELECT TOP (6) CONCAT(MIN(CONVERT(NVARCHAR(40), id)), ' and ', MAX(CONVERT(NVARCHAR(40), id))) FROM account GROUP BY name HAVING COUNT(*) > 1;
-- or stop: rows of account break ck_age, but the check is added; by id
SELECT TOP (6) CONVERT(NVARCHAR(40), id) FROM account WHERE NOT (age > 0);
ALTER TABLE account ADD email VARCHAR(255) NULL;
ALTER TABLE account ALTER COLUMN age INTEGER NOT NULL;
ALTER TABLE account DROP COLUMN old;
ALTER TABLE account ADD CONSTRAINT uq_name UNIQUE (name);
CREATE INDEX ix_email ON account (email);
ALTER TABLE account ADD CONSTRAINT ck_age CHECK (age > 0);

-- downgrade
ALTER TABLE account DROP CONSTRAINT ck_age;
DROP INDEX ix_email ON account;
ALTER TABLE account DROP CONSTRAINT uq_name;
ALTER TABLE account ADD old INTEGER NULL;
ALTER TABLE account ALTER COLUMN age INTEGER NULL;
ALTER TABLE account DROP COLUMN email;
