-- upgrade
CREATE TABLE purchase (
  id INTEGER NOT NULL IDENTITY,
  [Mixed Case] VARCHAR(40) NOT NULL CONSTRAINT [df_purchase_Mixed Case] DEFAULT 'it''s',
  qty INTEGER NOT NULL CONSTRAINT df_purchase_qty DEFAULT 1,
  price NUMERIC(10, 2) NULL,
  total AS (qty * price) PERSISTED,
  parent_id INTEGER NULL,
  made DATETIMEOFFSET NULL CONSTRAINT df_purchase_made DEFAULT CURRENT_TIMESTAMP,
  note VARCHAR(max) NULL,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_qty_check CHECK (qty > 0),
  CONSTRAINT purchase_parent_id_fkey FOREIGN KEY(parent_id) REFERENCES purchase (id) ON DELETE CASCADE ON UPDATE NO ACTION,
  CONSTRAINT uq_purchase UNIQUE (qty, price)
);
CREATE UNIQUE INDEX ix_purchase_made ON purchase (made, note);
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'What people bought', 'schema', @schema, 'table', purchase;
declare @schema sysname = SCHEMA_NAME()
execute sp_addextendedproperty 'MS_Description', N'free text', 'schema', @schema, 'table', purchase, 'column', note;

-- downgrade
DROP TABLE purchase;
