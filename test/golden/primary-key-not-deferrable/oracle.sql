-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by ROWID
-- tested before anything is changed
SELECT MIN(ROWIDTOCHAR(ROWID)) || ' and ' || MAX(ROWIDTOCHAR(ROWID)) FROM keyless WHERE a IS NOT NULL GROUP BY a HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a) NOT DEFERRABLE INITIALLY IMMEDIATE;

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
