-- upgrade
-- outside of a transaction
CREATE TABLE every_type (
  a_smallint SMALLINT,
  a_bigint BIGINT,
  a_numeric NUMERIC(14, 4),
  a_float FLOAT,
  a_double DOUBLE,
  a_boolean BOOL DEFAULT true,
  a_char CHAR(2),
  a_text TEXT,
  a_date DATE DEFAULT '2026-01-15',
  a_time TIME(3),
  a_timestamp DATETIME,
  some_bytes BLOB DEFAULT (X'00FF'),
  a_json JSON DEFAULT ('{"a":[1,null,"it''s"]}'),
  a_uuid CHAR(32)
);

-- downgrade
-- outside of a transaction
DROP TABLE every_type;
