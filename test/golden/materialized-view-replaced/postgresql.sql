-- upgrade
DROP MATERIALIZED VIEW counts;
CREATE MATERIALIZED VIEW counts AS
SELECT owner, count(*) AS n, max(id) AS last FROM users GROUP BY owner;
CREATE UNIQUE INDEX ix_counts ON counts (owner);
DROP INDEX ix_old;
ALTER MATERIALIZED VIEW "old" RENAME TO older;
DROP MATERIALIZED VIEW older;

-- downgrade
CREATE MATERIALIZED VIEW older AS
SELECT 1 AS one;
ALTER MATERIALIZED VIEW older RENAME TO "old";
CREATE INDEX ix_old ON "old" (one);
DROP MATERIALIZED VIEW counts;
CREATE MATERIALIZED VIEW counts AS
SELECT owner, count(*) AS n FROM users GROUP BY owner;
CREATE UNIQUE INDEX ix_counts ON counts (owner);
