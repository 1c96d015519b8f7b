-- upgrade
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (9007199254740993, 'Lamp, "blue"', 12.50, 0.001, 1, TIMESTAMP '2026-01-15 10:30:00 +01:00', HEXTORAW('00FF'), '{"it''s": [1, 2]}');
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO product (id, name, price, weight, sold, since, picture, about) VALUES (3, 'red', -0.1, 0.0, 0, TIMESTAMP '2026-01-15 10:30:00.5 +00:00', EMPTY_BLOB(), '"red"');

-- downgrade
DELETE FROM product WHERE id IN ('9007199254740993', '2', '3');
