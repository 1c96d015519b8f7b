-- upgrade
-- outside of a transaction
CREATE MATERIALIZED VIEW counts (owner, n) TABLESPACE pg_default BUILD IMMEDIATE AS
SELECT owner, count(*) FROM users GROUP BY owner;
-- outside of a transaction
COMMENT ON MATERIALIZED VIEW counts IS 'by owner';
-- outside of a transaction
BEGIN
  DBMS_MVIEW.REFRESH('counts', 'C', atomic_refresh => FALSE);
END;;

-- downgrade
-- outside of a transaction
DROP MATERIALIZED VIEW counts;
