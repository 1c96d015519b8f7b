-- upgrade
-- outside of a transaction
CREATE TABLE part (
  id INTEGER NOT NULL,
  state VARCHAR(1),
  kind VARCHAR(1),
  CONSTRAINT part_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE INDEX ix_state ON part (state);
-- outside of a transaction
CREATE INDEX ix_kind ON part (kind, state);
-- outside of a transaction
CREATE UNIQUE INDEX ix_once ON part (kind);

-- downgrade
-- outside of a transaction
DROP TABLE part;
