-- upgrade
CREATE TABLE page (
  id SERIAL NOT NULL,
  title VARCHAR(200) NOT NULL,
  slug TEXT,
  size INTEGER GENERATED ALWAYS AS (char_length(title) * 2) STORED,
  CONSTRAINT page_pkey PRIMARY KEY (id),
  CONSTRAINT uq_slug UNIQUE (slug)
);
CREATE UNIQUE INDEX ix_title ON page USING btree (title);
CREATE INDEX ix_hash ON page (title, size);
COMMENT ON TABLE page IS 'What is "read"';
COMMENT ON COLUMN page.title IS 'the page''s title';
CREATE TABLE visit (
  page INTEGER NOT NULL,
  year INTEGER NOT NULL
);
CREATE TABLE packed (
  id INTEGER NOT NULL,
  CONSTRAINT packed_pkey PRIMARY KEY (id)
);

-- downgrade
DROP TABLE packed;
DROP TABLE visit;
DROP TABLE page;
