-- upgrade
-- or stop: rows of users have no age, but the column becomes NOT NULL; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age IS NULL LIMIT 6;
CREATE TYPE colour AS ENUM ('red', 'blue');
ALTER TABLE users
  ADD COLUMN email VARCHAR(255) DEFAULT '' NOT NULL,
  ADD COLUMN colour colour,
  DROP COLUMN fax,
  DROP COLUMN mood,
  ALTER COLUMN age TYPE BIGINT,
  ALTER COLUMN age SET NOT NULL,
  ALTER COLUMN age SET DEFAULT 21,
  ADD CONSTRAINT ck_age CHECK (age >= 18) NOT VALID,
  VALIDATE CONSTRAINT ck_age,
  ADD CONSTRAINT uq_users_name UNIQUE (name, email);
CREATE UNIQUE INDEX ix_users_email ON users (email);
COMMENT ON COLUMN users.email IS 'for letters';
DROP TYPE mood;
COMMENT ON COLUMN users.age IS 'in years';
CREATE INDEX ix_users_name ON users (name);
COMMENT ON TABLE users IS 'people';

-- downgrade
-- or stop: rows of users have in age what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE age NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
CREATE TYPE mood AS ENUM ('ok', 'sad');
COMMENT ON TABLE users IS NULL;
ALTER TABLE users
  DROP CONSTRAINT uq_users_name,
  DROP CONSTRAINT ck_age,
  ADD CONSTRAINT ck_age CHECK (age >= 18) NOT VALID;
DROP INDEX ix_users_name;
ALTER TABLE users
  DROP CONSTRAINT ck_age,
  ALTER COLUMN age TYPE INTEGER,
  ALTER COLUMN age DROP NOT NULL,
  ALTER COLUMN age SET DEFAULT 18,
  ADD COLUMN mood mood,
  ADD COLUMN fax TEXT,
  ADD CONSTRAINT users_fax_key UNIQUE (fax),
  DROP COLUMN colour,
  DROP COLUMN email;
COMMENT ON COLUMN users.age IS NULL;
DROP TYPE colour;
