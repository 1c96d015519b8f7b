-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE age IS NULL LIMIT 6;
-- or stop: values of name are in several rows of account, but uq_name allows each once; by id
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(id AS CHAR), 40)), ' and ', MAX(LEFT(CAST(id AS CHAR), 40))) FROM account WHERE name IS NOT NULL GROUP BY name HAVING COUNT(*) > 1 LIMIT 6;
-- or stop: rows of account break ck_age, but the check is added; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM account WHERE NOT (age > 0) LIMIT 6;
-- outside of a transaction
ALTER TABLE account
  ADD COLUMN email VARCHAR(255),
  MODIFY age INTEGER NOT NULL DEFAULT 1,
  DROP COLUMN old,
  ADD CONSTRAINT uq_name UNIQUE (name);
-- outside of a transaction
CREATE INDEX ix_email ON account (email);
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT ck_age CHECK (age > 0);

-- downgrade
-- outside of a transaction
ALTER TABLE account
  DROP CONSTRAINT ck_age,
  DROP INDEX uq_name,
  ADD COLUMN old INTEGER;
-- outside of a transaction
DROP INDEX ix_email ON account;
-- outside of a transaction
ALTER TABLE account
  MODIFY age INTEGER NULL DEFAULT 1,
  DROP COLUMN email;
