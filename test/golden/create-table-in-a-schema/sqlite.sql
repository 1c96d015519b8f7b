-- upgrade
CREATE TABLE IF NOT EXISTS sales.deal (
  id INTEGER NOT NULL,
  title VARCHAR(50),
  CONSTRAINT deal_pkey PRIMARY KEY (id)
);
CREATE INDEX IF NOT EXISTS sales.ix_deal_title ON deal (title);

-- downgrade
DROP TABLE IF EXISTS sales.deal;
