-- upgrade
-- or stop: rows of keyless would have no id, but the new column is NOT NULL and has no default; by %%physloc%%
SELECT TOP (6) sys.fn_PhysLocFormatter(%%physloc%%) FROM keyless;
ALTER TABLE keyless ADD id INTEGER NOT NULL;
ALTER TABLE keyless ADD CONSTRAINT keyless_pkey PRIMARY KEY (id);

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT keyless_pkey;
ALTER TABLE keyless DROP COLUMN id;
