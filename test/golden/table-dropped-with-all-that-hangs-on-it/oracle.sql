-- upgrade
-- outside of a transaction
DROP TABLE users;

-- downgrade
-- LB501: trigger "t1" has no body for Oracle
--   help: write its statements: body: sql`:new.at := SYSDATE;`
-- LB501: Oracle has no policies of the kind that "own" is
--   help: write DBMS_RLS.ADD_POLICY with op.execute
-- LB501: Oracle has no policies of the kind that "users" is
--   help: write DBMS_RLS.ADD_POLICY with op.execute