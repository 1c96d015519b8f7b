-- upgrade
ANALYZE users;

-- downgrade
