-- upgrade
ALTER TABLE sample ALTER COLUMN count TYPE BIGINT;
ALTER TABLE sample ALTER COLUMN price TYPE DOUBLE PRECISION;
ALTER TABLE sample ALTER COLUMN day TYPE TIMESTAMP WITHOUT TIME ZONE;
ALTER TABLE sample ALTER COLUMN seen TYPE DATE;
ALTER TABLE sample ALTER COLUMN code TYPE INTEGER USING CAST(code AS integer);

-- downgrade
-- or stop: rows of sample have in code more than 10 characters, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM sample WHERE char_length(rtrim(code::text, ' ')) > 10 LIMIT 6;
ALTER TABLE sample ALTER COLUMN code TYPE VARCHAR(10);
ALTER TABLE sample ALTER COLUMN seen TYPE TIMESTAMP WITHOUT TIME ZONE;
ALTER TABLE sample ALTER COLUMN day TYPE DATE;
ALTER TABLE sample ALTER COLUMN price TYPE NUMERIC(10, 2);
-- or stop: rows of sample have in count what is too large for integer, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM sample WHERE count NOT BETWEEN -2147483648 AND 2147483647 LIMIT 6;
ALTER TABLE sample ALTER COLUMN count TYPE INTEGER;
