-- upgrade
-- or stop: rows of keyless have no a, but nothing in a primary key may be NULL; by %%physloc%%
SELECT TOP (6) sys.fn_PhysLocFormatter(%%physloc%%) FROM keyless WHERE a IS NULL;
-- or stop: values of (a, b) are in several rows of keyless, but pk_keyless allows each once; by %%physloc%%
SELECT TOP (6) CONCAT(MIN(sys.fn_PhysLocFormatter(%%physloc%%)), ' and ', MAX(sys.fn_PhysLocFormatter(%%physloc%%))) FROM keyless GROUP BY a, b HAVING COUNT(*) > 1;
ALTER TABLE keyless ALTER COLUMN a INTEGER NOT NULL;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a, b);

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
ALTER TABLE keyless ALTER COLUMN a INTEGER NULL;
