-- upgrade
GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION;
REVOKE GRANT OPTION FOR SELECT ON users FROM pg_monitor CASCADE;

-- downgrade
GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION;
REVOKE SELECT ON users FROM pg_monitor;
