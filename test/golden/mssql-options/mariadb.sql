-- upgrade
-- outside of a transaction
CREATE TABLE room (
  id INTEGER NOT NULL,
  code VARCHAR(20),
  n INTEGER,
  CONSTRAINT room_pkey PRIMARY KEY (id),
  CONSTRAINT uq_room_code UNIQUE (code)
);
-- outside of a transaction
CREATE INDEX ix_room_n ON room (n);
-- outside of a transaction
CREATE INDEX ix_room_columns ON room (n, code);
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by a row of a table without a key
-- tested before anything is changed
SELECT CONCAT(MIN('a row of a table without a key'), ' and ', MAX('a row of a table without a key')) FROM keyless GROUP BY a HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);
-- or stop: values of b are in several rows of keyless, but uq_keyless allows each once; by a
-- tested before anything is changed
SELECT CONCAT(MIN(LEFT(CAST(a AS CHAR), 40)), ' and ', MAX(LEFT(CAST(a AS CHAR), 40))) FROM keyless WHERE b IS NOT NULL GROUP BY b HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT uq_keyless UNIQUE (b);
-- outside of a transaction
CREATE INDEX ix_keyless ON keyless (b);
-- outside of a transaction
CREATE INDEX ix_columns ON keyless (a, b);
-- outside of a transaction
ALTER TABLE keyless DROP COLUMN c;

-- downgrade
-- outside of a transaction
ALTER TABLE keyless ADD COLUMN c INTEGER DEFAULT 1;
-- outside of a transaction
DROP INDEX ix_columns ON keyless;
-- outside of a transaction
DROP INDEX ix_keyless ON keyless;
-- outside of a transaction
ALTER TABLE keyless DROP INDEX uq_keyless;
-- outside of a transaction
ALTER TABLE keyless DROP PRIMARY KEY;
-- outside of a transaction
DROP TABLE room;
