-- upgrade
DELETE FROM `role` WHERE name = 'it''s';
DELETE FROM `role` WHERE active AND left_at < current_date;
DELETE FROM `role`;

-- downgrade
-- LB430: revision after has no way back here: only the database knows the rows that were deleted
--   help: say how: { down: sql`…` }, or { down: null } when nothing is to be undone