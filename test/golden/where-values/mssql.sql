-- upgrade
DELETE FROM item WHERE (id IN (1, 9007199254740993) OR id IS NULL);
DELETE FROM item WHERE id IS NULL AND name IN ('it''s', 'a\') AND sold = 1;
DELETE FROM item WHERE weight IN (0.1, -2.0) AND price = 10.50 AND since = '1970-01-01 00:00:00+00:00';
DELETE FROM item WHERE picture = 0x00FF AND note = '';
DELETE FROM item WHERE name = lower(note) AND note = (name || '!') AND id = (SELECT max(id) FROM item -- the last
);
UPDATE item SET note = name || '!', price = NULL WHERE note IS NULL;

-- downgrade
