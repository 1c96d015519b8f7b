-- upgrade
-- or stop: rows of keyless would have no id, but the new column is NOT NULL and has no default; by ROWID
-- tested before anything is changed
SELECT ROWIDTOCHAR(ROWID) FROM keyless FETCH FIRST 6 ROWS ONLY;
-- outside of a transaction
ALTER TABLE keyless ADD id INTEGER NOT NULL;
-- outside of a transaction
ALTER TABLE keyless ADD CONSTRAINT keyless_pkey PRIMARY KEY (id);

-- downgrade
-- outside of a transaction
ALTER TABLE keyless DROP COLUMN id;
