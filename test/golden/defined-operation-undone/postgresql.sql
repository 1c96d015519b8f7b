-- upgrade
DELETE FROM user_audit WHERE id < 1000;

-- downgrade
-- LB430: revision after has no way back here: "archiveRows" does not say what undoes it
--   help: give its definition an inverse, or null when nothing is to be undone