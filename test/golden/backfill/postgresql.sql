-- upgrade
-- outside of a transaction
WITH batch AS (
  SELECT region, "the ""id""" FROM part
  WHERE ($1 OR (region, "the ""id""") > ($2, $3)) AND (state IS NULL -- not yet
)
  ORDER BY region, "the ""id""" LIMIT 2 FOR UPDATE
), changed AS (
  UPDATE part SET state = 'it''s new', n = coalesce(n, 0) + 1 WHERE (region, "the ""id""") IN (SELECT region, "the ""id""" FROM batch) RETURNING 1
)
SELECT (SELECT count(*) FROM changed), region, "the ""id""" FROM batch ORDER BY region DESC, "the ""id""" DESC LIMIT 1;
-- outside of a transaction
WITH batch AS (
  SELECT code FROM part
  WHERE ($1 OR (code) > ($2)) AND (n IN (1, 2))
  ORDER BY code LIMIT 1000 FOR UPDATE
), changed AS (
  UPDATE part SET n = 5 WHERE (code) IN (SELECT code FROM batch) RETURNING 1
)
SELECT (SELECT count(*) FROM changed), code FROM batch ORDER BY code DESC LIMIT 1;

-- downgrade
UPDATE part SET n = NULL;
