-- upgrade
INSERT INTO made (id, price) VALUES (1, 1.50);

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone