-- upgrade
CREATE TABLE room (
  id INTEGER NOT NULL,
  code VARCHAR(20),
  n INTEGER,
  CONSTRAINT room_pkey PRIMARY KEY (id),
  CONSTRAINT uq_room_code UNIQUE (code)
);
CREATE INDEX ix_room_n ON room (n);
CREATE INDEX ix_room_columns ON room (n, code);
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM keyless GROUP BY a HAVING count(*) > 1 LIMIT 6;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);
-- or stop: values of b are in several rows of keyless, but uq_keyless allows each once; by a
-- tested before anything is changed
SELECT min(left(a::text, 40)) || ' and ' || max(left(a::text, 40)) FROM keyless WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1 LIMIT 6;
ALTER TABLE keyless ADD CONSTRAINT uq_keyless UNIQUE (b);
CREATE INDEX ix_keyless ON keyless (b);
CREATE INDEX ix_columns ON keyless (a, b);
ALTER TABLE keyless DROP COLUMN c;

-- downgrade
ALTER TABLE keyless ADD COLUMN c INTEGER DEFAULT 1;
DROP INDEX ix_columns;
DROP INDEX ix_keyless;
ALTER TABLE keyless DROP CONSTRAINT uq_keyless;
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
DROP TABLE room;
