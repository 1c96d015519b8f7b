-- upgrade
-- or stop: rows of keyless would have no id, but the new column is NOT NULL and has no default; by ctid
-- tested before anything is changed
SELECT ctid::text FROM keyless LIMIT 6;
ALTER TABLE keyless ADD COLUMN id INTEGER NOT NULL;
ALTER TABLE keyless ADD CONSTRAINT keyless_pkey PRIMARY KEY (id);

-- downgrade
ALTER TABLE keyless DROP COLUMN id;
