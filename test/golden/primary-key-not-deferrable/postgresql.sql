-- upgrade
-- or stop: values of a are in several rows of keyless, but pk_keyless allows each once; by ctid
-- tested before anything is changed
SELECT min(ctid::text) || ' and ' || max(ctid::text) FROM keyless GROUP BY a HAVING count(*) > 1 LIMIT 6;
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a) NOT DEFERRABLE INITIALLY IMMEDIATE;

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
