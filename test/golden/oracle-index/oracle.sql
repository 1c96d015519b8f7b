-- upgrade
-- outside of a transaction
CREATE TABLE part (
  id INTEGER NOT NULL,
  state VARCHAR2(1 CHAR),
  kind VARCHAR2(1 CHAR),
  CONSTRAINT part_pkey PRIMARY KEY (id)
)
COMPRESS
TABLESPACE parts;
-- outside of a transaction
CREATE BITMAP INDEX ix_state ON part (state);
-- outside of a transaction
CREATE INDEX ix_kind ON part (kind, state) COMPRESS ADVANCED LOW;
-- outside of a transaction
CREATE UNIQUE INDEX ix_once ON part (kind);

-- downgrade
-- outside of a transaction
DROP TABLE part;
