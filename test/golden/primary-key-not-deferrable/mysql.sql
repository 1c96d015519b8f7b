-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by a row of a table without a key
-- tested before anything is changed
SELECT CONCAT(MIN('a row of a table without a key'), ' and ', MAX('a row of a table without a key')) FROM keyless GROUP BY a HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP PRIMARY KEY;
