-- upgrade
-- or stop: rows of account have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM account WHERE age IS NULL LIMIT 6;
-- or stop: values of name are in several rows of account, but uq_name allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM account WHERE name IS NOT NULL GROUP BY name HAVING count(*) > 1 LIMIT 6;
-- or stop: rows of account break ck_age, but the check is added; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM account WHERE NOT (age > 0) LIMIT 6;
ALTER TABLE account
  ADD COLUMN email VARCHAR(255),
  ALTER COLUMN age SET NOT NULL,
  DROP COLUMN "old",
  ADD CONSTRAINT uq_name UNIQUE (name),
  ADD CONSTRAINT ck_age CHECK (age > 0);
CREATE INDEX ix_email ON account (email);

-- downgrade
ALTER TABLE account
  DROP CONSTRAINT ck_age,
  DROP CONSTRAINT uq_name,
  ADD COLUMN "old" INTEGER,
  ALTER COLUMN age DROP NOT NULL;
DROP INDEX ix_email;
ALTER TABLE account DROP COLUMN email;
