-- upgrade
INSERT INTO role (id, name) VALUES (1, 'root') ON CONFLICT ON CONSTRAINT role_pkey DO UPDATE SET name = excluded.name;
-- or stop: values of left_at are in several rows of role, but uq allows each once; by id
SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM role WHERE left_at IS NOT NULL AND (active) GROUP BY left_at HAVING count(*) > 1 LIMIT 6;
CREATE UNIQUE INDEX uq ON role (left_at) WHERE active;
INSERT INTO role (id, active) VALUES (7, true) ON CONFLICT (left_at) WHERE active DO NOTHING;

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone