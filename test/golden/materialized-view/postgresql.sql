-- upgrade
CREATE MATERIALIZED VIEW counts WITH (fillfactor = 70) AS
SELECT owner, count(*) AS n FROM users GROUP BY owner WITH NO DATA;
COMMENT ON MATERIALIZED VIEW counts IS 'by owner';
CREATE UNIQUE INDEX ix_counts ON counts (owner);
REFRESH MATERIALIZED VIEW counts;
REFRESH MATERIALIZED VIEW CONCURRENTLY counts;

-- downgrade
DROP INDEX ix_counts;
DROP MATERIALIZED VIEW counts;
