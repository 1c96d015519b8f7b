-- upgrade
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT id, name FROM users;
-- outside of a transaction
RENAME TABLE named TO called;

-- downgrade
-- LB501: MariaDB keeps no comments on views, as on "named"
--   help: leave the comment out