-- upgrade
CREATE TABLE postgres_types (
  tags TEXT[] DEFAULT ARRAY[]::TEXT[] NOT NULL,
  matrix INTEGER[][],
  address INET,
  net CIDR,
  mac MACADDR,
  words TSVECTOR,
  flags BIT(8),
  more_flags BIT VARYING(16),
  price MONEY,
  during TSTZRANGE,
  spans DATEMULTIRANGE,
  pairs HSTORE,
  label CITEXT,
  wait INTERVAL DAY TO SECOND (3),
  place point
);

-- downgrade
DROP TABLE postgres_types;
