-- upgrade
CREATE TABLE part (
  id INTEGER NOT NULL,
  state VARCHAR(1),
  kind VARCHAR(1),
  CONSTRAINT part_pkey PRIMARY KEY (id)
);
CREATE INDEX ix_state ON part (state);
CREATE INDEX ix_kind ON part (kind, state);
CREATE UNIQUE INDEX ix_once ON part (kind);

-- downgrade
DROP TABLE part;
