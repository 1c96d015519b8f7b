-- upgrade
CREATE TABLE page (
  id INTEGER NOT NULL,
  title VARCHAR(40),
  body VARCHAR(40),
  n INTEGER,
  CONSTRAINT page_pkey PRIMARY KEY (id)
);
CREATE INDEX page_title ON page (title varchar_pattern_ops DESC NULLS LAST) INCLUDE (n) WITH (fillfactor = 70) TABLESPACE pg_default WHERE n > 0;
CREATE UNIQUE INDEX page_body ON page (body COLLATE "C") NULLS NOT DISTINCT;
CREATE INDEX page_n ON page USING hash (n);
CREATE INDEX page_title_again ON users (email COLLATE "C" NULLS FIRST) TABLESPACE pg_default;
-- or stop: values of email are in several rows of users, but uq_email allows each once; by id
-- tested before anything is changed
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1 LIMIT 6;
ALTER TABLE users ADD CONSTRAINT uq_email UNIQUE (email) INCLUDE (n);
ALTER SEQUENCE numbers OWNED BY sales.orders.id;

-- downgrade
ALTER SEQUENCE numbers OWNED BY NONE;
ALTER TABLE users DROP CONSTRAINT uq_email;
DROP INDEX page_title_again;
DROP TABLE page;
