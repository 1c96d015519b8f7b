-- upgrade
INSERT INTO role (id, name) VALUES (1, 'root') ON CONFLICT ON CONSTRAINT role_pkey DO UPDATE SET name = excluded.name;
CREATE UNIQUE INDEX uq ON role (left_at) WHERE active;
INSERT INTO role (id, active) VALUES (7, true) ON CONFLICT (left_at) WHERE active DO NOTHING;

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone