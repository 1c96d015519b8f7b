-- upgrade
ANALYZE;

-- downgrade
