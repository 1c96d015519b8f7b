-- upgrade
INSERT INTO users (id, email, at) VALUES (1, 'zoë@example.org', '2026-01-15 10:30:00.5'), (2, 'a
GO
b $(c)', NULL);
INSERT INTO codes (code, label, price) VALUES ('a', 'it''s', 1.50) ON CONFLICT (code) DO UPDATE SET label = excluded.label, price = excluded.price;
INSERT INTO codes (code, label) VALUES ('a', 'b') ON CONFLICT ON CONSTRAINT codes_pkey DO NOTHING;
UPDATE users SET at = '2026-01-15' WHERE id = 1;
-- outside of a transaction
WITH batch AS (
  SELECT id FROM users
  WHERE ($1 OR (id) > ($2)) AND (n IS NULL)
  ORDER BY id LIMIT 500 FOR UPDATE
), changed AS (
  UPDATE users SET n = 0 WHERE (id) IN (SELECT id FROM batch) RETURNING 1
)
SELECT (SELECT count(*) FROM changed), id FROM batch ORDER BY id DESC LIMIT 1;

-- downgrade
