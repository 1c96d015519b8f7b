-- upgrade
-- outside of a transaction
CREATE TABLE page (
  id INTEGER NOT NULL AUTO_INCREMENT,
  title VARCHAR(200) NOT NULL COMMENT 'the page''s title',
  slug TEXT,
  size INTEGER GENERATED ALWAYS AS (char_length(title) * 2) STORED,
  CONSTRAINT page_pkey PRIMARY KEY (id) USING btree,
  CONSTRAINT uq_slug UNIQUE (slug(100)) USING btree
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC AUTO_INCREMENT=1000 STATS_PERSISTENT=1 COMMENT='What is "read"';
-- outside of a transaction
CREATE UNIQUE INDEX ix_title ON page (title(20)) USING btree;
-- outside of a transaction
CREATE INDEX ix_hash ON page (title, size) USING btree;
-- outside of a transaction
CREATE TABLE visit (
  page INTEGER NOT NULL,
  year INTEGER NOT NULL
) ENGINE=InnoDB STATS_PERSISTENT=0 PARTITION BY HASH (year) PARTITIONS 4;
-- outside of a transaction
CREATE TABLE packed (
  id INTEGER NOT NULL,
  CONSTRAINT packed_pkey PRIMARY KEY (id)
) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;

-- downgrade
-- outside of a transaction
DROP TABLE packed;
-- outside of a transaction
DROP TABLE visit;
-- outside of a transaction
DROP TABLE page;
