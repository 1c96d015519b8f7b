-- upgrade
-- or stop: rows of keyless would have no id, but the new column is NOT NULL and has no default; by a row of a table without a key
-- tested before anything is changed
SELECT 'a row of a table without a key' FROM keyless LIMIT 6;
-- outside of a transaction
ALTER TABLE keyless ADD COLUMN id INTEGER NOT NULL PRIMARY KEY;

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP COLUMN id;
