-- upgrade
CREATE TABLE every_type (
  a_smallint SMALLINT NULL,
  a_bigint BIGINT NULL,
  a_numeric NUMERIC(14, 4) NULL,
  a_float FLOAT NULL,
  a_double DOUBLE PRECISION NULL,
  a_boolean BIT NULL CONSTRAINT df_every_type_a_boolean DEFAULT 1,
  a_char CHAR(2) NULL,
  a_text VARCHAR(max) NULL,
  a_date DATE NULL CONSTRAINT df_every_type_a_date DEFAULT '2026-01-15',
  a_time TIME(3) NULL,
  a_timestamp DATETIME2 NULL,
  some_bytes VARBINARY(max) NULL CONSTRAINT df_every_type_some_bytes DEFAULT 0x00FF,
  a_json NVARCHAR(max) NULL CONSTRAINT df_every_type_a_json DEFAULT '{"a":[1,null,"it''s"]}' CONSTRAINT ck_every_type_a_json_values CHECK (ISJSON(a_json) = 1),
  a_uuid UNIQUEIDENTIFIER NULL
);

-- downgrade
DROP TABLE every_type;
