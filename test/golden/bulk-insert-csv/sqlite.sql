-- upgrade
INSERT INTO country (code, area, since, note) VALUES ('AD', 468, '1993-03-14', 'it''s "small"'), ('VA', 0.49, NULL, NULL);

-- downgrade
DELETE FROM country WHERE code IN ('AD', 'VA');
