-- upgrade
-- outside of a transaction
GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION;
-- outside of a transaction
REVOKE GRANT OPTION ON users FROM pg_monitor;

-- downgrade
-- outside of a transaction
GRANT SELECT ON users TO pg_monitor WITH GRANT OPTION;
-- outside of a transaction
REVOKE SELECT ON users FROM pg_monitor;
