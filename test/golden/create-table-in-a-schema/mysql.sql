-- upgrade
-- outside of a transaction
CREATE TABLE IF NOT EXISTS sales.deal (
  id INTEGER NOT NULL,
  title VARCHAR(50),
  CONSTRAINT deal_pkey PRIMARY KEY (id),
  INDEX ix_deal_title (title)
);

-- downgrade
-- outside of a transaction
DROP TABLE IF EXISTS sales.deal;
