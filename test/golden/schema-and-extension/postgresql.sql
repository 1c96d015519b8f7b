-- upgrade
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'the shop''s';
CREATE SCHEMA IF NOT EXISTS audit AUTHORIZATION CURRENT_USER;
CREATE EXTENSION citext SCHEMA sales;
COMMENT ON EXTENSION citext IS 'text without case';
CREATE TABLE sales.orders (
  id INTEGER NOT NULL,
  CONSTRAINT orders_pkey PRIMARY KEY (id)
);

-- downgrade
-- LB430: revision after has no way back here: createSchema with ifNotExists may have created nothing
--   help: write downgrade(op) in the migration