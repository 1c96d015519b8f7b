-- upgrade
-- outside of a transaction
CREATE TABLE room (
  id INTEGER NOT NULL,
  code VARCHAR2(20 CHAR),
  n INTEGER,
  CONSTRAINT room_pkey PRIMARY KEY (id),
  CONSTRAINT uq_room_code UNIQUE (code)
);
-- outside of a transaction
CREATE INDEX ix_room_n ON room (n);
-- outside of a transaction
CREATE INDEX ix_room_columns ON room (n, code);
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by ROWID
-- tested before anything is changed
SELECT MIN(ROWIDTOCHAR(ROWID)) || ' and ' || MAX(ROWIDTOCHAR(ROWID)) FROM keyless WHERE a IS NOT NULL GROUP BY a HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);
-- or stop: values of b are in several rows of keyless, but uq_keyless allows each once; by a
-- tested before anything is changed
SELECT MIN(SUBSTR(TO_CHAR(a), 1, 40)) || ' and ' || MAX(SUBSTR(TO_CHAR(a), 1, 40)) FROM keyless WHERE b IS NOT NULL GROUP BY b HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
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
ALTER TABLE keyless ADD c INTEGER DEFAULT 1;
-- outside of a transaction
DROP INDEX ix_columns;
-- outside of a transaction
DROP INDEX ix_keyless;
-- outside of a transaction
ALTER TABLE keyless DROP CONSTRAINT uq_keyless;
-- outside of a transaction
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
-- outside of a transaction
DROP TABLE room;
