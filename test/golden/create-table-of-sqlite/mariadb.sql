-- upgrade
-- outside of a transaction
CREATE TABLE tally (
  id INTEGER NOT NULL AUTO_INCREMENT,
  name TEXT,
  CONSTRAINT tally_pkey PRIMARY KEY (id)
);
-- outside of a transaction
CREATE TABLE pair (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  CONSTRAINT pair_pkey PRIMARY KEY (a, b)
);
-- outside of a transaction
ALTER TABLE tally MODIFY name TEXT NOT NULL;

-- downgrade
-- outside of a transaction
ALTER TABLE tally MODIFY name TEXT NULL;
-- outside of a transaction
DROP TABLE pair;
-- outside of a transaction
DROP TABLE tally;
