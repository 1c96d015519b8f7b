-- upgrade

-- downgrade
-- LB501: SQLite has no NOT VALID for constraint "fk_user"
--   help: leave it out, or give SQLite a table of its own
-- LB501: SQLite has no NOT VALID for constraint "ck_age"
--   help: leave it out, or give SQLite a table of its own