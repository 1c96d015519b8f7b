-- upgrade
CREATE TABLE counted (
  id SERIAL NOT NULL,
  name TEXT,
  CONSTRAINT counted_pkey PRIMARY KEY (id)
);
CREATE TABLE pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  CONSTRAINT pair_pkey PRIMARY KEY (a, b)
);
ALTER TABLE counted ALTER COLUMN name SET NOT NULL;

-- downgrade
ALTER TABLE counted ALTER COLUMN name DROP NOT NULL;
DROP TABLE pair;
DROP TABLE counted;
