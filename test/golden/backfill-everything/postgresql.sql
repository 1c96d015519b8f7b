-- upgrade
-- outside of a transaction
WITH batch AS (
  SELECT id FROM public.part
  WHERE ($1 OR (id) > ($2))
  ORDER BY id LIMIT 1000 FOR UPDATE
), changed AS (
  UPDATE public.part SET n = 7 WHERE (id) IN (SELECT id FROM batch) RETURNING 1
)
SELECT (SELECT count(*) FROM changed), id FROM batch ORDER BY id DESC LIMIT 1;

-- downgrade
