-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age IS NULL LIMIT 6;
-- or stop: rows of users refer to no row of users, but the foreign key fk_boss is added; by id
-- tested before anything is changed
SELECT left(child.id::text, 40) FROM users AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT FROM users AS parent WHERE parent.id = child.boss) LIMIT 6;
ALTER TABLE users
  DROP CONSTRAINT users_fax_key,
  ALTER COLUMN age TYPE BIGINT,
  ALTER COLUMN age SET NOT NULL,
  ALTER COLUMN age SET DEFAULT 21,
  ADD COLUMN code VARCHAR(10) DEFAULT 'it''s' NOT NULL;
ALTER TABLE users RENAME name TO full_name;
ALTER TABLE users
  ALTER COLUMN code DROP DEFAULT,
  ADD CONSTRAINT ck_age CHECK (age > 0 AND full_name <> ''),
  ADD CONSTRAINT uq_code UNIQUE (code, full_name),
  ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id) ON DELETE SET NULL;
CREATE INDEX ix_age ON users (age) WHERE age > 20;

-- downgrade
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
-- or stop: values of fax are in several rows of users, but users_fax_key allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM users WHERE fax IS NOT NULL GROUP BY fax HAVING count(*) > 1 LIMIT 6;
DROP INDEX ix_age;
ALTER TABLE users
  DROP CONSTRAINT fk_boss,
  DROP CONSTRAINT uq_code,
  DROP CONSTRAINT ck_age,
  ALTER COLUMN code SET DEFAULT 'it''s';
ALTER TABLE users
  DROP COLUMN code,
  ALTER COLUMN age TYPE INTEGER,
  ALTER COLUMN age DROP NOT NULL,
  ALTER COLUMN age SET DEFAULT 18,
  ADD CONSTRAINT users_fax_key UNIQUE (fax);
ALTER TABLE users RENAME full_name TO name;
