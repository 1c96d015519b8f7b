-- upgrade
-- or stop: rows of keyless have no a, but nothing in a primary key may be NULL; by a row of a table without a key
-- tested before anything is changed
SELECT 'a row of a table without a key' FROM keyless WHERE a IS NULL LIMIT 6;
-- or stop: values of (a, b) are in several rows of keyless, but pk_keyless allows each once; by a row of a table without a key
-- tested before anything is changed
SELECT CONCAT(MIN('a row of a table without a key'), ' and ', MAX('a row of a table without a key')) FROM keyless WHERE a IS NOT NULL GROUP BY a, b HAVING COUNT(*) > 1 LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a, b);

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP PRIMARY KEY;
-- outside of a transaction
ALTER TABLE keyless MODIFY a INTEGER NULL;
