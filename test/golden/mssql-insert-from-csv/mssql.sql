-- upgrade
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (9007199254740993, (N'Für $' + N'(x) "blue"'), 12.50, 0.001, 1, '2026-01-15 10:30:00+01:00', 0x00FF, '{"it''s": [1, 2]}'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL), (3, '', -0.1, 0.5, 0, '2026-01-15 10:30:00.5+00:00', 0x, '[]'), (4, 'two
lines', 7, 0.0, 0, NULL, NULL, '{}');

-- downgrade
DELETE FROM product WHERE id IN ('9007199254740993', '2', '3', '4');
