-- upgrade
INSERT INTO product (id, name, price, weight, made, sold, data, picture) VALUES (1, 'O''Hara \\ Sons', 12.50, -0e0, '2026-01-15 10:30:00', true, '{"a": "it''s"}', X'00FF'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- downgrade
DELETE FROM product WHERE id IN ('1', '2');
