-- upgrade
ALTER TABLE sample ALTER COLUMN price INTEGER NULL;

-- downgrade
ALTER TABLE sample ALTER COLUMN price NUMERIC(10, 2) NULL;
