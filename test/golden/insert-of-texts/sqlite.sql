-- upgrade
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (9007199254740993, 'Lamp, "blue"', 12.50, 0.001, 1, '2026-01-15 09:30:00.000000', X'00FF', '{"it''s": [1, 2]}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, 'red', -0.1, 0.0, 0, '2026-01-15 10:30:00.500000', X'', '"red"');

-- downgrade
DELETE FROM product WHERE id IN ('9007199254740993', '2', '3');
