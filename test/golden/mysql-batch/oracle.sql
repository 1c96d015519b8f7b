-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM account WHERE age IS NULL FETCH FIRST 6 ROWS ONLY;
-- or stop: values of name are in several rows of account, but uq_name allows each once; by id
-- tested before anything is changed
SELECT MIN(SUBSTR(TO_CHAR(id), 1, 40)) || ' and ' || MAX(SUBSTR(TO_CHAR(id), 1, 40)) FROM account WHERE name IS NOT NULL GROUP BY name HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- or stop: rows of account break ck_age, but the check is added; by id
-- tested before anything is changed
SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM account WHERE NOT (age > 0) FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE account ADD email VARCHAR2(255 CHAR);
-- outside of a transaction
ALTER TABLE account MODIFY age NOT NULL;
-- outside of a transaction
ALTER TABLE account DROP COLUMN old;
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT uq_name UNIQUE (name);
-- outside of a transaction
CREATE INDEX ix_email ON account (email);
-- outside of a transaction
ALTER TABLE account ADD CONSTRAINT ck_age CHECK (age > 0);

-- downgrade
-- outside of a transaction
ALTER TABLE account DROP CONSTRAINT ck_age;
-- outside of a transaction
DROP INDEX ix_email;
-- outside of a transaction
ALTER TABLE account DROP CONSTRAINT uq_name;
-- outside of a transaction
ALTER TABLE account ADD old INTEGER;
-- outside of a transaction
ALTER TABLE account MODIFY age NULL;
-- outside of a transaction
ALTER TABLE account DROP COLUMN email;
