-- upgrade
-- outside of a transaction
VACUUM users;

-- downgrade
