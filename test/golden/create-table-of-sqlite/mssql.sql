-- upgrade
CREATE TABLE counted (
  id INTEGER NOT NULL IDENTITY,
  name VARCHAR(max) NULL,
  CONSTRAINT counted_pkey PRIMARY KEY (id)
);
CREATE TABLE pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  CONSTRAINT pair_pkey PRIMARY KEY (a, b)
);
ALTER TABLE counted ALTER COLUMN name VARCHAR(max) NOT NULL;

-- downgrade
ALTER TABLE counted ALTER COLUMN name VARCHAR(max) NULL;
DROP TABLE pair;
DROP TABLE counted;
