-- upgrade
ALTER TABLE users ALTER COLUMN n TYPE BIGINT;
ALTER TABLE users DROP CONSTRAINT uq_email;
DROP INDEX ix_n;
DROP TABLE gone;

-- downgrade
CREATE TABLE gone (
  id INTEGER NOT NULL,
  n INTEGER,
  CONSTRAINT gone_pkey PRIMARY KEY (id)
);
CREATE INDEX ix_gone ON gone (n);
COMMENT ON CONSTRAINT gone_pkey ON gone IS 'the key';
COMMENT ON INDEX ix_gone IS 'faster';
CREATE INDEX ix_n ON users (n);
COMMENT ON INDEX ix_n IS 'fast';
-- or stop: values of email are in several rows of users, but uq_email allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1 LIMIT 6;
ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email);
COMMENT ON CONSTRAINT uq_email ON users IS 'once';
-- or stop: rows of users have in n what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM users WHERE n NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
ALTER TABLE users ALTER COLUMN n TYPE INTEGER;
