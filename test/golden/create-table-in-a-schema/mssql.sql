-- upgrade
IF OBJECT_ID('sales.deal') IS NULL CREATE TABLE sales.deal (
  id INTEGER NOT NULL,
  title VARCHAR(50) NULL,
  CONSTRAINT deal_pkey PRIMARY KEY (id)
);
IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID('sales.deal') AND name = 'ix_deal_title') CREATE INDEX ix_deal_title ON sales.deal (title);

-- downgrade
DROP TABLE IF EXISTS sales.deal;
