-- upgrade
INSERT INTO sales.item (id) VALUES (1);
UPDATE sales.item SET id = 2 WHERE id = 1;
DELETE FROM sales.item WHERE id = 2;

-- downgrade
-- LB430: revision after has no way back here: PostgreSQL cannot remove the value 'glad' from the enum type "sales.mood"
--   help: write downgrade(op): make a new type without the value and change the columns to it, or leave the value and write an empty downgrade
-- LB430: revision after has no way back here: only the database knows the rows that were deleted
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows what the rows were before
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone
-- LB430: revision after has no way back here: only the database knows which of these rows are to go, and what they are by then
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone