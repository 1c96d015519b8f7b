-- upgrade
UPDATE `role` SET active = false, price = 10.50 WHERE id IN (1, 2) AND left_at IS NULL;
UPDATE `role` SET name = upper(name) WHERE id > 1;
UPDATE `role` SET left_at = '2026-01-31', name = 'it''s' WHERE id = 1;
UPDATE `role` SET active = true;

-- downgrade
UPDATE role SET left_at = NULL;
UPDATE role SET active = true, price = NULL;
