-- upgrade
-- in a transaction of its own
VACUUM users;

-- downgrade
