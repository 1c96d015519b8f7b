-- upgrade
-- outside of a transaction
ALTER TABLE sample MODIFY price INTEGER NULL;

-- downgrade
-- or stop: rows of sample have in price more than 8 digits before the point, but the column gets another type; by id
-- tested before anything is changed
SELECT LEFT(CAST(id AS CHAR), 40) FROM sample WHERE ABS(ROUND(price, 2)) >= 100000000 LIMIT 6;
-- outside of a transaction
ALTER TABLE sample MODIFY price NUMERIC(10, 2) NULL;
