-- upgrade
-- or stop: rows of keyless have no a, but nothing in a primary key may be NULL; by ctid
-- tested before anything is changed
SELECT ctid::text FROM keyless WHERE a IS NULL LIMIT 6;
-- or stop: values of (a, b) are in several rows of keyless, but pk_keyless allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM keyless WHERE a IS NOT NULL GROUP BY a, b HAVING count(*) > 1 LIMIT 6;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a, b);

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
ALTER TABLE keyless ALTER COLUMN a DROP NOT NULL;
