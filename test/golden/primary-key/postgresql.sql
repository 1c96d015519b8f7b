-- upgrade
ALTER TABLE keyless ADD CONSTRAINT pk_keyless PRIMARY KEY (a, b);

-- downgrade
ALTER TABLE keyless DROP CONSTRAINT pk_keyless;
ALTER TABLE keyless ALTER COLUMN a DROP NOT NULL;
