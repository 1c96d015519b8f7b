-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by %%physloc%%
SELECT TOP (6) CONCAT(MIN(sys.fn_PhysLocFormatter(%%physloc%%)), ' and ', MAX(sys.fn_PhysLocFormatter(%%physloc%%))) FROM keyless GROUP BY a HAVING COUNT(*) > 1;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a);

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
