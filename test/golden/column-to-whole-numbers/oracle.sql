-- upgrade
-- outside of a transaction
ALTER TABLE sample MODIFY price INTEGER;

-- downgrade
-- outside of a transaction
ALTER TABLE sample MODIFY price NUMERIC(10, 2);
