-- upgrade
CREATE MATERIALIZED VIEW counts (owner, n) TABLESPACE pg_default AS
SELECT owner, count(*) FROM users GROUP BY owner;
COMMENT ON MATERIALIZED VIEW counts IS 'by owner';
REFRESH MATERIALIZED VIEW counts;

-- downgrade
DROP MATERIALIZED VIEW counts;
