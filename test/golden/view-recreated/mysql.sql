-- upgrade
-- outside of a transaction
CREATE OR REPLACE VIEW named AS
SELECT name FROM users;

-- downgrade
-- LB501: MySQL keeps no comments on views, as on "named"
--   help: leave the comment out