-- upgrade
INSERT INTO sales.item (id) VALUES (1);
UPDATE sales.item SET id = 2 WHERE id = 1;
DELETE FROM sales.item WHERE id = 2;

-- downgrade
-- LB430: revision after has no way back here: rows may have the value 'glad' of the enum type "sales.mood" by then, and nobody can tell what they get instead
--   help: write downgrade(op) with op.removeEnumValue, and its replaceWith for rows that have the value; or leave the value there and write an empty downgrade
-- LB430: revision after has no way back here: only the database knows the rows that were deleted
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows what the rows were before
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone