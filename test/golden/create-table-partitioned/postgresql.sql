-- upgrade
CREATE TABLE measurement (
  day DATE NOT NULL,
  value REAL
)
PARTITION BY RANGE (day);

-- downgrade
DROP TABLE measurement;
