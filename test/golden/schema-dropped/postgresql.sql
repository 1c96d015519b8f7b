-- upgrade
DROP SCHEMA sales;
DROP EXTENSION IF EXISTS citext;

-- downgrade
CREATE EXTENSION citext;
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'gone soon';
