-- upgrade
ALTER TABLE sample ALTER COLUMN price TYPE INTEGER;

-- downgrade
-- or stop: rows of sample have in price more than 8 digits before the point, but the column gets another type; by id
-- tested before anything is changed
SELECT left(id::text, 40) FROM sample WHERE abs(round(price::numeric, 2)) >= 100000000 LIMIT 6;
ALTER TABLE sample ALTER COLUMN price TYPE NUMERIC(10, 2);
