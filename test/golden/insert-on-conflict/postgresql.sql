-- upgrade
INSERT INTO role (id, name) VALUES (1, 'root'), (3, 'x') ON CONFLICT (id) DO UPDATE SET name = excluded.name;
INSERT INTO role (id, name) VALUES (4, 'root') ON CONFLICT DO NOTHING;
INSERT INTO role (id, name) VALUES (5, 'root') ON CONFLICT (name) DO UPDATE SET active = false, name = excluded.name || '!';
INSERT INTO role (id, name) VALUES (6, 'y') ON CONFLICT (id) DO NOTHING;

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone