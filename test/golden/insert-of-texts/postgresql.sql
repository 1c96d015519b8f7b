-- upgrade
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (9007199254740993, 'Lamp, "blue"', 12.50, 1e-3, true, '2026-01-15T10:30:00+01:00', '\x00FF', '{"it''s": [1, 2]}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, 'red', -0.1, '-0', false, '2026-01-15 10:30:00.5Z', '\x', '"red"');

-- downgrade
DELETE FROM product WHERE id IN ('9007199254740993', '2', '3');
