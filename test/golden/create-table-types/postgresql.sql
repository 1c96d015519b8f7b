-- upgrade
CREATE TABLE every_type (
  a_smallint SMALLINT,
  a_bigint BIGINT,
  a_numeric NUMERIC(14, 4),
  a_float FLOAT,
  a_double DOUBLE PRECISION,
  a_boolean BOOLEAN DEFAULT true,
  a_char CHAR(2),
  a_text TEXT,
  a_date DATE DEFAULT '2026-01-15',
  a_time TIME(3) WITHOUT TIME ZONE,
  a_timestamp TIMESTAMP WITHOUT TIME ZONE,
  some_bytes BYTEA DEFAULT '\x00ff',
  a_json JSON DEFAULT '{"a":[1,null,"it''s"]}',
  a_uuid UUID
);

-- downgrade
DROP TABLE every_type;
