-- upgrade
CREATE TABLE page (
  id INTEGER NOT NULL,
  title TEXT,
  body TEXT,
  n INTEGER,
  CONSTRAINT page_pkey PRIMARY KEY (id)
);
CREATE INDEX page_title ON page (title text_pattern_ops DESC NULLS LAST) INCLUDE (n) WITH (fillfactor = 70) TABLESPACE pg_default WHERE n > 0;
CREATE UNIQUE INDEX page_body ON page (body COLLATE "C") NULLS NOT DISTINCT;
CREATE INDEX page_n ON page USING hash (n);
CREATE INDEX page_body_again ON page (body COLLATE "C") TABLESPACE pg_default;

-- downgrade
DROP INDEX page_body_again;
DROP TABLE page;
