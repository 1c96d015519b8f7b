-- upgrade
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (9007199254740993, 'Für $(x) "blue"', 12.50, 1e-3, true, '2026-01-15T10:30:00+01:00', '\x00FF', '{"it''s": [1, 2]}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, '', -0.1, 0.5, false, '2026-01-15 10:30:00.5Z', '\x', '[]'), (4, 'two
lines', 7, '-0', false, NULL, NULL, '{}');

-- downgrade
DELETE FROM product WHERE id IN ('9007199254740993', '2', '3', '4');
