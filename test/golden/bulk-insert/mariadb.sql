-- upgrade
INSERT INTO users (id, email, age) VALUES (1, 'o''hara@example.org', NULL), (2, 'back\\slash', 1 + 1);
INSERT INTO users (id, email) VALUES (3, '');

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone