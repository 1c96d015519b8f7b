-- upgrade
DELETE FROM item WHERE tags = ARRAY['a', 'it''s']::VARCHAR(10)[] AND grid = ARRAY[ARRAY[1, 2]]::SMALLINT[][];
DELETE FROM item WHERE (tags IN (ARRAY['a']::VARCHAR(10)[], ARRAY['b', NULL]::VARCHAR(10)[]) OR tags IS NULL) AND grid = ARRAY[]::SMALLINT[][];
DELETE FROM item WHERE tags = (string_to_array('a b', ' ')::varchar[]) AND moods = ARRAY['sad']::mood[];
DELETE FROM item WHERE price IN ((-1.5)::MONEY, '2.50'::MONEY) AND "of" = 'item'::REGCLASS;
DELETE FROM item WHERE about = '{"a":[1,null]}' AND during = '[2026-01-01,2026-02-01)';

-- downgrade
