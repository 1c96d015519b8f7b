-- upgrade
INSERT INTO `role` (id, name, data, made, flags) VALUES (1, 'a\\b', '{"path":"C:\\\\tmp","list":[1,"it''s"]}', '2026-01-15 08:30:00', B'0101'), (2, 'line\r
end', NULL, '2026-01-15 00:00:00', B'1');
INSERT INTO `role` (id, name) VALUES (1, 'again') ON DUPLICATE KEY UPDATE name = VALUES(name);
INSERT INTO `role` (id, name) VALUES (1, 'again') ON DUPLICATE KEY UPDATE id = id;
UPDATE `role` SET name = concat(name, '!') WHERE id IN (1, 2);
DELETE FROM `role` WHERE data = CAST('{"path":"C:\\\\tmp"}' AS JSON);

-- downgrade
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone