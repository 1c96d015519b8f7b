-- upgrade
-- or stop: rows of sales.users refer to no row of sales.users, but the foreign key fk_boss is added; by id
-- tested before anything is changed
SELECT left(child.id::text, 40) FROM sales.users AS child WHERE child.boss IS NOT NULL AND NOT EXISTS (SELECT FROM sales.users AS parent WHERE parent.id = child.boss) LIMIT 6;
ALTER TABLE sales.users
  ADD COLUMN score INTEGER,
  ADD CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES sales.users (id);
ALTER TABLE sales.users RENAME name TO full_name;
ALTER TABLE sales.users
  ALTER COLUMN full_name TYPE TEXT USING trim(full_name),
  ALTER COLUMN score TYPE BIGINT USING score + age,
  DROP CONSTRAINT ck_age,
  ADD COLUMN born DATE;
ALTER TABLE sales.users
  DROP COLUMN age,
  ADD CONSTRAINT ex_boss EXCLUDE USING btree (boss WITH =);
ALTER TABLE sales.users RENAME CONSTRAINT fk_boss TO fk_users_boss;
CREATE INDEX ix_score ON sales.users (score);
ALTER INDEX sales.ix_score RENAME TO ix_users_score;
DROP INDEX sales.ix_users_score;

-- downgrade
-- or stop: rows of sales.users have in score what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM sales.users WHERE score NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
-- or stop: rows of sales.users have in full_name more than 80 characters, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM sales.users WHERE char_length(rtrim(full_name::text, ' ')) > 80 LIMIT 6;
CREATE INDEX ix_users_score ON sales.users (score);
ALTER INDEX sales.ix_users_score RENAME TO ix_score;
DROP INDEX sales.ix_score;
ALTER TABLE sales.users
  DROP CONSTRAINT ex_boss,
  ADD COLUMN age INTEGER,
  DROP COLUMN born,
  ADD CONSTRAINT ck_age CHECK (age > 0),
  ALTER COLUMN score TYPE INTEGER,
  ALTER COLUMN full_name TYPE VARCHAR(80);
ALTER TABLE sales.users RENAME CONSTRAINT fk_users_boss TO fk_boss;
ALTER TABLE sales.users RENAME full_name TO name;
ALTER TABLE sales.users
  DROP CONSTRAINT fk_boss,
  DROP COLUMN score;
