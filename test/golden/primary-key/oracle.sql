-- upgrade
-- or stop: rows of keyless have no a, but nothing in a primary key may be NULL; by ROWID
-- tested before anything is changed
SELECT ROWIDTOCHAR(ROWID) FROM keyless WHERE a IS NULL FETCH FIRST 6 ROWS ONLY;
-- or stop: values of (a, b) are in several rows of keyless, but pk_keyless allows each once; by ROWID
-- tested before anything is changed
SELECT MIN(ROWIDTOCHAR(ROWID)) || ' and ' || MAX(ROWIDTOCHAR(ROWID)) FROM keyless WHERE a IS NOT NULL OR b IS NOT NULL GROUP BY a, b HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a, b);

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
-- outside of a transaction
ALTER TABLE keyless MODIFY a NULL;
