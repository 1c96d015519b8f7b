-- upgrade
-- outside of a transaction
CREATE TABLE node (
  id INTEGER NOT NULL,
  up INTEGER,
  CONSTRAINT node_pkey PRIMARY KEY (id),
  CONSTRAINT node_up FOREIGN KEY(up) REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED
);
-- outside of a transaction
ALTER TABLE node ADD code INTEGER;
-- outside of a transaction
CREATE UNIQUE INDEX ix_node_code ON node (code);

-- downgrade
-- outside of a transaction
ALTER TABLE node DROP COLUMN code;
-- outside of a transaction
DROP TABLE node;
