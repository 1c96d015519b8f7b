-- upgrade

-- downgrade
-- LB501: MySQL has no NOT VALID for constraint "fk_user"
--   help: leave it out: the rows that are there are checked
-- LB501: MySQL has no NOT VALID for constraint "ck_age"
--   help: leave it out: the rows that are there are checked