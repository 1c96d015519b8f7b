-- upgrade
-- outside of a transaction
CREATE TABLE purchase (
  id INTEGER NOT NULL AUTO_INCREMENT,
  `Mixed Case` VARCHAR(40) NOT NULL DEFAULT 'it''s',
  qty INTEGER NOT NULL DEFAULT 1,
  price NUMERIC(10, 2),
  total NUMERIC(12, 2) GENERATED ALWAYS AS (qty * price) STORED,
  parent_id INTEGER,
  made TIMESTAMP NULL DEFAULT CURRENT_TIMESTAMP,
  note TEXT COMMENT 'free text',
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_qty_check CHECK (qty > 0),
  CONSTRAINT purchase_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES purchase (id) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT uq_purchase UNIQUE (qty, price)
) COMMENT='What people bought';
-- outside of a transaction
CREATE UNIQUE INDEX ix_purchase_made ON purchase (made, note);

-- downgrade
-- outside of a transaction
DROP TABLE purchase;
