-- upgrade
CREATE TABLE purchase (
  id INTEGER NOT NULL,
  "Mixed Case" VARCHAR(40) DEFAULT 'it''s' NOT NULL,
  qty INTEGER DEFAULT 1 NOT NULL,
  price NUMERIC(10, 2),
  total NUMERIC(12, 2) GENERATED ALWAYS AS (qty * price) STORED,
  parent_id INTEGER,
  made DATETIME DEFAULT CURRENT_TIMESTAMP,
  note TEXT,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_qty_check CHECK (qty > 0),
  CONSTRAINT purchase_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES purchase (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT uq_purchase UNIQUE (qty, price)
);
CREATE UNIQUE INDEX ix_purchase_made ON purchase (made, note);

-- downgrade
DROP TABLE purchase;
