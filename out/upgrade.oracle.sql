WHENEVER OSERROR EXIT 9 ROLLBACK
WHENEVER SQLERROR EXIT FAILURE ROLLBACK
SET DEFINE OFF
SET CMDSEP OFF
-- Limbeck plan: upgrade from base (no row) to 4d27ab90c6f3

--   Oracle Database, for SQL*Plus; compiled by limbeck 0.1.0
--   31 statements, 17 transactions, 25 statements outside of them
--   3 preconditions are tested on the way, right before what needs them

--   1. 3f1c0a9b7d21  customers and products
--   2. 8d20f5e6c4ab  orders and their lines
--   3. b96e1d37f082  stock of products
--   4. 42c7a8d5e913  country of customers, nullable at first
--   5. e05b3f9ac168  fill the country of customers
--   6. 17d4e2b80c5f  country of customers is required
--   7. c8a93f60d2e4  full_name becomes display_name
--   8. 5b1e7c0d94f6  an address belongs to one customer
--   9. f47a20b6e8d3  lines point to existing products
--   10. 09e6d8c1a7b5  status of orders
--   11. d3f5b90e6c72  orders can be returned
--   12. 6a0b7e4df391  loyalty points from past orders
--   13. a81c9d5f20e7  only inactive products are free
--   14. 70d3ba5ce41f  reviews of products
--   15. cb6802e9f5a4  words that hold a review back
--   16. 2e94f6b1d0c8  find orders by day without stopping the shop
--   17. 95f1c7a3e0bd  merge the reviews branch
--   18. 4d27ab90c6f3  the index on names that production has already

-- Run it in UTF-8, in a session of its own:
--   NLS_LANG=.AL32UTF8 sqlplus -S -L user@shop @plan.sql
-- All of it is done when the last line is "done"; the status is 0 then. It changes nothing on a database that is not where it
-- begins. Of a file that was cut off, SQL*Plus runs the blocks that are whole, and then waits for more without a word: end it
-- with Ctrl-D, or Ctrl-Z on Windows. Run again, the whole file goes on where it stopped.

-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.

-- digest 555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15

SET SQLBLANKLINES ON
SET SQLTERMINATOR ON
SET BLOCKTERMINATOR OFF
SET SQLPREFIX #
SET SQLCASE MIXED
SET ESCAPE OFF
SET AUTOCOMMIT OFF
SET EXITCOMMIT OFF
SET AUTOPRINT OFF
SET AUTOTRACE OFF
SET ERRORLOGGING OFF
SET FLAGGER OFF
SET PAUSE OFF
SET TERMOUT ON
SET ECHO OFF
SET FEEDBACK OFF
SET VERIFY OFF
SET LINESIZE 200
SET TRIMOUT ON
SET TRIMSPOOL ON
SET SERVEROUTPUT ON SIZE UNLIMITED FORMAT WORD_WRAPPED
VARIABLE limbeck_status NUMBER

ALTER SESSION SET NLS_LANGUAGE = 'AMERICAN';
ALTER SESSION SET NLS_TERRITORY = 'AMERICA';
ALTER SESSION SET NLS_NUMERIC_CHARACTERS = '.,';
ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS';
ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF';
ALTER SESSION SET NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF TZH:TZM';
ALTER SESSION SET ISOLATION_LEVEL = READ COMMITTED;
ALTER SESSION SET NLS_COMP = BINARY;
ALTER SESSION SET NLS_SORT = BINARY;
ALTER SESSION SET NLS_LENGTH_SEMANTICS = BYTE;
ALTER SESSION SET TIME_ZONE = '+00:00';
ALTER SESSION SET DDL_LOCK_TIMEOUT = 5;

-- Nothing is changed unless this passes.
DECLARE
  v_found VARCHAR2(4000);
  v_count NUMBER;
BEGIN
  :limbeck_status := 1;
  IF DBMS_TRANSACTION.LOCAL_TRANSACTION_ID IS NOT NULL THEN
    RAISE_APPLICATION_ERROR(-20551, SUBSTRB('limbeck: this script runs its own transactions, but was started inside another one'
        || CHR(10) || 'Commit or roll back first, or run it in a session of its own. Nothing was changed.', 1, 2000));
  END IF;
  IF DBMS_DB_VERSION.VERSION < 19 THEN
    RAISE_APPLICATION_ERROR(-20551, SUBSTRB('limbeck: this plan is for Oracle Database 19 or later'
        || CHR(10) || 'This one is ' || DBMS_DB_VERSION.VERSION || '. Nothing was changed.', 1, 2000));
  END IF;
  IF NVL(SYS_CONTEXT('USERENV', 'DATABASE_ROLE'), 'PRIMARY') <> 'PRIMARY' THEN
    RAISE_APPLICATION_ERROR(-20551, SUBSTRB('limbeck: this database is a standby'
        || CHR(10) || 'Run the script on the primary database. Nothing was changed.', 1, 2000));
  END IF;
  IF SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') = 'SYS' THEN
    RAISE_APPLICATION_ERROR(-20551, SUBSTRB('limbeck: this session would make its tables in the schema of SYS'
        || CHR(10) || 'Connect as the owner of the schema, not AS SYSDBA. Nothing was changed.', 1, 2000));
  END IF;
  SELECT COUNT(*) INTO v_count FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ALEMBIC_VERSION';
  IF v_count = 0 THEN
    v_found := '-';
  ELSE
    EXECUTE IMMEDIATE q'[SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') FROM alembic_version]' INTO v_found;
  END IF;
  SELECT COUNT(*) INTO v_count FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'LIMBECK_JOURNAL';
  IF v_count = 0 THEN
    IF v_found = '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: this plan has been applied already, nothing to do'
          || CHR(10) || 'alembic_version holds 4d27ab90c6f3, where this plan ends.', 1, 2000));
    END IF;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: the database is not at the revision where this plan begins'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this plan begins at base (no row).'
          || CHR(10) || 'Compile a plan that begins where the database is: limbeck compile --from ' || CASE v_found WHEN '-' THEN 'base' ELSE v_found END || '. Nothing was changed.', 1, 2000));
    END IF;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/1');
END;
/

-- What the script itself needs.
DECLARE
  v_count NUMBER;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/1' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  SELECT COUNT(*) INTO v_count FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'ALEMBIC_VERSION';
  IF v_count = 0 THEN
    EXECUTE IMMEDIATE q'[CREATE TABLE alembic_version (
  version_num VARCHAR2(32 CHAR) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)]';
  END IF;
  SELECT COUNT(*) INTO v_count FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'LIMBECK_JOURNAL';
  IF v_count = 0 THEN
    EXECUTE IMMEDIATE q'[CREATE TABLE limbeck_journal (
  run NUMBER(9) NOT NULL,
  step NUMBER(9) NOT NULL,
  version_table VARCHAR2(128 CHAR) NOT NULL,
  plan VARCHAR2(64) NOT NULL,
  content VARCHAR2(32),
  whole NUMBER(1),
  revision VARCHAR2(1000 CHAR),
  summary VARCHAR2(1000 CHAR) NOT NULL,
  from_rows VARCHAR2(4000),
  to_rows VARCHAR2(4000),
  undoes NUMBER(9),
  answers VARCHAR2(4000),
  attempts NUMBER(9) DEFAULT 1 NOT NULL,
  outcome VARCHAR2(20),
  compiler VARCHAR2(100) NOT NULL,
  started_by VARCHAR2(128) DEFAULT SYS_CONTEXT('USERENV', 'SESSION_USER') NOT NULL,
  started_from VARCHAR2(256) DEFAULT SYS_CONTEXT('USERENV', 'HOST'),
  started_at TIMESTAMP WITH TIME ZONE DEFAULT SYSTIMESTAMP NOT NULL,
  finished_at TIMESTAMP WITH TIME ZONE,
  CONSTRAINT limbeck_journal_pk PRIMARY KEY (run, step)
) INITRANS 8]';
  END IF;
  EXECUTE IMMEDIATE q'[INSERT INTO limbeck_journal (run, step, version_table, plan, summary, compiler)
  SELECT 0, 0, '-', '-', 'locked by whoever runs a plan', '-' FROM dual
  WHERE NOT EXISTS (SELECT 1 FROM limbeck_journal WHERE run = 0 AND step = 0)]';
  COMMIT;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/2');
END;
/

-- The lock against a second runner, and where an earlier run of this plan has stopped.
DECLARE
  TYPE texts IS TABLE OF VARCHAR2(4000);
  -- What each step of this plan does, as a digest; the version rows before each, and at the end.
  v_steps texts := texts('fbbf7b4b8d1f69528be4c370df34098d',
    '4278f16de0c82507adcd944d1fb706a7',
    '98f6faa3242bcf2c1424db60289cdd77',
    '1544389914d78982ab3f211f36c6cb98',
    '78dee903b83ca223838dc3808bed5b51',
    'b8c797963445faaaba6d017aed7fe525',
    '5255e5753bc2a08e6973a5fc704c6809',
    '6a434a85bbc149639033b82ee231de53',
    'f3f6b7c0e1bec24487d65fd159d2fea9',
    'e03b52255addc93c5ee4783e4dc38580',
    'e555b024d4f558babefdde5254cae269',
    '6bafa5a682bd45f578950b40c67e8760',
    '4041e4d7e8bb3a9a2d4c21082e3b5935',
    'fc05b1ac899d8bc3da1d719d322ba575',
    'c2b972c4c390fd791f27e7bffd2e3d99',
    '149169181bc04514fe4305f547bda4d9',
    '61843b74ef91dc28da7800a09ed84db2',
    '992f9a4ad6824b053cbe67a35ad38b28',
    '9092a8d87e8813cc9c2239ff05af57fd',
    '8279df84ffc41dbbc895d17432ba0c7a',
    'c19756b94721b3ee6e3c4078823e3985',
    '5f367493296af9969594fb7a4361bc86',
    '8d92005fd012ba221982a11106f71116',
    '9ce2ecc66cec4a8d4618171fd544e19f',
    '307e8516d9eb56373fc2578d8725d98a',
    '69356538611663f5ea4e31506411a0b7',
    '1448ff7999e9e3451c9e2aa964ae0f7a',
    'c98322e63ed5eecc969045ce785841bf',
    '43389a15374cad87f2a65a317b873fe5',
    'b53eb2a957a197665566574d8f4325b5',
    'de3a3f1de7bbaf9839b28f5614ba28ca',
    'ec1eebf0982f4b5dde8b8f29ae7167f4',
    '4c00b7624ccda660d4949f671ccbf7de',
    '4318354a2bfdcbd813dbbdf1dd1e88ba',
    '72af4cc9a51447c3ba9176d3903139f7',
    '6e8c4c6551b49fe483ae6df3e3e5f42a',
    '3787eb1d66cb5551f913bbf34b5d5f47',
    '7878790ae8003ccd84055d5f57aeac5c',
    'fb27a8ae56706c4241f96d340379117f',
    'b57957fb34c446de3cf87c98e729b869',
    '17020ac8dd1ddc2df499b654ff2a2378',
    'fdb38bfe107d88f089160fce9c04b025');
  v_places texts := texts('-',
    '-',
    '-',
    '-',
    '3f1c0a9b7d21',
    '3f1c0a9b7d21',
    '3f1c0a9b7d21',
    '3f1c0a9b7d21',
    '8d20f5e6c4ab',
    '8d20f5e6c4ab',
    'b96e1d37f082',
    'b96e1d37f082',
    'b96e1d37f082',
    'e05b3f9ac168',
    'e05b3f9ac168',
    '17d4e2b80c5f',
    '17d4e2b80c5f',
    'c8a93f60d2e4',
    'c8a93f60d2e4',
    '5b1e7c0d94f6',
    '5b1e7c0d94f6',
    'f47a20b6e8d3',
    'f47a20b6e8d3',
    '09e6d8c1a7b5',
    '09e6d8c1a7b5',
    '09e6d8c1a7b5',
    '09e6d8c1a7b5',
    'd3f5b90e6c72',
    'd3f5b90e6c72',
    '6a0b7e4df391',
    '6a0b7e4df391',
    '6a0b7e4df391',
    '6a0b7e4df391',
    'a81c9d5f20e7',
    'a81c9d5f20e7',
    'a81c9d5f20e7',
    '70d3ba5ce41f',
    '70d3ba5ce41f',
    'cb6802e9f5a4',
    'cb6802e9f5a4',
    '95f1c7a3e0bd',
    '95f1c7a3e0bd',
    '4d27ab90c6f3');
  v_found VARCHAR2(4000);
  v_run NUMBER := 0;
  v_done NUMBER := 0;
  v_differing NUMBER := 0;
  v_half NUMBER := 0;
  v_why VARCHAR2(200);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/2' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
  FOR r IN (SELECT j.* FROM limbeck_journal j WHERE j.version_table = 'alembic_version' AND j.step = 0 AND j.run > 0 ORDER BY j.run DESC FETCH FIRST 1 ROW ONLY) LOOP
    FOR s IN (SELECT j.* FROM limbeck_journal j WHERE j.run = r.run AND j.step > 0 AND NVL(j.outcome, '-') <> 'failed' ORDER BY j.step) LOOP
      IF s.step > v_steps.COUNT THEN
        v_differing := v_differing + 1;
      ELSIF NVL(s.content, '-') <> v_steps(s.step) THEN
        v_differing := v_differing + 1;
      END IF;
      IF s.finished_at IS NOT NULL THEN
        v_done := v_done + 1;
      END IF;
      v_half := CASE WHEN s.whole = 1 AND s.finished_at IS NOT NULL THEN 0 ELSE 1 END;
    END LOOP;
    IF r.finished_at IS NULL THEN
      v_why := CASE
        WHEN r.undoes IS NOT NULL THEN 'it undoes another plan'
        WHEN v_differing > 0 OR NVL(r.from_rows, '-') <> '-' THEN 'what it has done is not what this plan would have done'
        WHEN v_found <> v_places(v_done + 1) THEN 'the version rows are no longer where it stopped'
      END;
      IF v_why IS NULL AND (v_done > 0 OR v_half = 1) THEN
        v_run := r.run;
        DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' goes on: ' || v_done || ' of 42 steps are done');
      ELSIF v_half = 1 THEN
        RAISE_APPLICATION_ERROR(-20554, SUBSTRB('limbeck: another plan was stopped half way on this database'
            || CHR(10) || 'Run ' || r.run || ', ' || SUBSTR(r.summary, 1, 200) || ', was begun at ' || TO_CHAR(r.started_at, 'YYYY-MM-DD HH24:MI:SS') || ' by ' || r.started_by || ' and has not ended; ' || v_why || '.'
            || CHR(10) || 'Run that plan again, it goes on where it stopped. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = SYSTIMESTAMP, outcome = ''given up'' WHERE run = ' || r.run || ' AND step = 0; COMMIT; Nothing was changed.', 1, 2000));
      END IF;
    ELSIF r.outcome = 'done' AND v_found = '4d27ab90c6f3' AND v_found <> '-'
      AND r.undoes IS NULL AND v_differing = 0 AND v_done = 42 THEN
      v_run := r.run;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' has applied this plan, at ' || TO_CHAR(r.finished_at, 'YYYY-MM-DD HH24:MI:SS') || ': nothing to do');
    END IF;
  END LOOP;
  IF v_run = 0 THEN
    IF v_found = '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: this plan has been applied already, nothing to do'
          || CHR(10) || 'alembic_version holds 4d27ab90c6f3, where this plan ends.', 1, 2000));
    END IF;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: the database is not at the revision where this plan begins'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this plan begins at base (no row).'
          || CHR(10) || 'Compile a plan that begins where the database is: limbeck compile --from ' || CASE v_found WHEN '-' THEN 'base' ELSE v_found END || '. Nothing was changed.', 1, 2000));
    END IF;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_run', TO_CHAR(v_run));
  FOR a IN (SELECT j.answers FROM limbeck_journal j WHERE j.run = v_run AND j.answers IS NOT NULL) LOOP
    IF INSTR(a.answers, ',1=yes,') > 0 THEN
      DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'yes');
    ELSIF INSTR(a.answers, ',1=no,') > 0 THEN
      DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'no');
    END IF;
  END LOOP;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/3');
END;
/

DECLARE
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_run NUMBER;
  PROCEDURE open_run IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    -- A run that was stopped between two revisions has left nothing half done.
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'given up'
      WHERE j.version_table = 'alembic_version' AND j.step = 0 AND j.run > 0 AND j.finished_at IS NULL;
    SELECT MAX(j.run) + 1 INTO v_run FROM limbeck_journal j;
    INSERT INTO limbeck_journal (run, step, version_table, plan, summary, from_rows, to_rows, compiler)
      VALUES (v_run, 0, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'upgrade from base (no row) to 4d27ab90c6f3', '-', '4d27ab90c6f3', 'limbeck 0.1.0');
    COMMIT;
  END open_run;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/3' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  IF TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run')) = 0 THEN
    open_run;
    DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_run', TO_CHAR(v_run));
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/4');
END;
/

-- Step 1 of 42.
PROMPT [1/18] 3f1c0a9b7d21 customers and products
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at base (no row).'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0001_customers_and_products.ts:9 create table customer';
    -- migrations/0001_customers_and_products.ts:9 was it begun before: create table customer
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'fbbf7b4b8d1f69528be4c370df34098d'
      WHERE j.run = v_run AND j.step = 1;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 1, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'fbbf7b4b8d1f69528be4c370df34098d', 0, '3f1c0a9b7d21', 'create table customer', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0001_customers_and_products.ts:9 create table customer
    v_doing := 'migrations/0001_customers_and_products.ts:9 create table customer';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE customer (
  id INTEGER GENERATED BY DEFAULT AS IDENTITY,
  email VARCHAR2(255 CHAR) NOT NULL,
  full_name VARCHAR2(120 CHAR),
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 1 has run, but its effect is not there'
          || CHR(10) || 'migrations/0001_customers_and_products.ts:9 create table customer', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 1;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 1;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/4' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 1;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 1 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/5');
END;
/

-- Step 2 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at base (no row).'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0001_customers_and_products.ts:9 create table customer';
    -- migrations/0001_customers_and_products.ts:9 was it begun before: create table customer
    IF v_state = 'begun' THEN
      NULL;
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '4278f16de0c82507adcd944d1fb706a7'
      WHERE j.run = v_run AND j.step = 2;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 2, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '4278f16de0c82507adcd944d1fb706a7', 0, '3f1c0a9b7d21', 'create table customer', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0001_customers_and_products.ts:9 create table customer
    v_doing := 'migrations/0001_customers_and_products.ts:9 create table customer';
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[COMMENT ON TABLE customer IS 'Everybody who has ordered or registered']';
    v_running := FALSE;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 2;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 2;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/5' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 2;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 2 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/6');
END;
/

-- Step 3 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at base (no row).'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0001_customers_and_products.ts:20 create table product';
    -- migrations/0001_customers_and_products.ts:20 was it begun before: create table product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '98f6faa3242bcf2c1424db60289cdd77'
      WHERE j.run = v_run AND j.step = 3;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 3, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '98f6faa3242bcf2c1424db60289cdd77', 0, '3f1c0a9b7d21', 'create table product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0001_customers_and_products.ts:20 create table product
    v_doing := 'migrations/0001_customers_and_products.ts:20 create table product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE product (
  id INTEGER GENERATED BY DEFAULT AS IDENTITY,
  sku VARCHAR2(40 CHAR) NOT NULL,
  title VARCHAR2(200 CHAR) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active NUMBER(1) DEFAULT 1 NOT NULL CONSTRAINT product_active_bool CHECK (active IN (0, 1)),
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 3 has run, but its effect is not there'
          || CHR(10) || 'migrations/0001_customers_and_products.ts:20 create table product', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 3;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 3;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/6' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 3;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 3 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/7');
END;
/

-- Step 4 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '-' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at base (no row).'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: base (no row) -> 3f1c0a9b7d21
    v_doing := 'version: base (no row) -> 3f1c0a9b7d21';
    INSERT INTO alembic_version (version_num) VALUES ('3f1c0a9b7d21');
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: insert 3f1c0a9b7d21 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 4, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '1544389914d78982ab3f211f36c6cb98', 1, '3f1c0a9b7d21', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/7' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 4;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 4 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/8');
END;
/

-- Step 5 of 42.
PROMPT [2/18] 8d20f5e6c4ab orders and their lines
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '3f1c0a9b7d21' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 3f1c0a9b7d21.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0002_orders.ts:9 create table purchase';
    -- migrations/0002_orders.ts:9 was it begun before: create table purchase
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '78dee903b83ca223838dc3808bed5b51'
      WHERE j.run = v_run AND j.step = 5;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 5, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '78dee903b83ca223838dc3808bed5b51', 0, '8d20f5e6c4ab', 'create table purchase', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:9 create table purchase
    v_doing := 'migrations/0002_orders.ts:9 create table purchase';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE purchase (
  id NUMBER(19) GENERATED BY DEFAULT AS IDENTITY,
  customer_id INTEGER NOT NULL,
  placed_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 5 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:9 create table purchase', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 5;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 5;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/8' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 5;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 5 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/9');
END;
/

-- Step 6 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '3f1c0a9b7d21' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 3f1c0a9b7d21.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0002_orders.ts:14 create table purchase_line';
    -- migrations/0002_orders.ts:14 was it begun before: create table purchase_line
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'b8c797963445faaaba6d017aed7fe525'
      WHERE j.run = v_run AND j.step = 6;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 6, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'b8c797963445faaaba6d017aed7fe525', 0, '8d20f5e6c4ab', 'create table purchase_line', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:14 create table purchase_line
    v_doing := 'migrations/0002_orders.ts:14 create table purchase_line';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE purchase_line (
  purchase_id NUMBER(19) NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 6 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:14 create table purchase_line', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 6;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 6;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/9' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 6;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 6 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/10');
END;
/

-- Step 7 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '3f1c0a9b7d21' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 3f1c0a9b7d21.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase';
    -- migrations/0002_orders.ts:25 was it begun before: create index ix_purchase_customer_id on purchase
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'DROP INDEX ix_purchase_customer_id' FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_CUSTOMER_ID' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND status = 'UNUSABLE']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_CUSTOMER_ID' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND status <> 'UNUSABLE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '5255e5753bc2a08e6973a5fc704c6809'
      WHERE j.run = v_run AND j.step = 7;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 7, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '5255e5753bc2a08e6973a5fc704c6809', 0, '8d20f5e6c4ab', 'create index ix_purchase_customer_id on purchase', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase
    v_doing := 'migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'CREATE INDEX ix_purchase_customer_id ON purchase (customer_id)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_CUSTOMER_ID' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND status <> 'UNUSABLE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 7 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 7;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 7;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/10' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 7;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 7 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/11');
END;
/

-- Step 8 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '3f1c0a9b7d21' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 3f1c0a9b7d21.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 3f1c0a9b7d21 -> 8d20f5e6c4ab
    v_doing := 'version: 3f1c0a9b7d21 -> 8d20f5e6c4ab';
    UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = '3f1c0a9b7d21';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 3f1c0a9b7d21 to 8d20f5e6c4ab in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 8, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '6a434a85bbc149639033b82ee231de53', 1, '8d20f5e6c4ab', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/11' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 8;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 8 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/12');
END;
/

-- Step 9 of 42.
PROMPT [3/18] b96e1d37f082 stock of products
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '8d20f5e6c4ab' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 8d20f5e6c4ab.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0003_product_stock.ts:9 add column product.stock';
    -- migrations/0003_product_stock.ts:9 was it begun before: add column product.stock
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND column_name = 'STOCK')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'f3f6b7c0e1bec24487d65fd159d2fea9'
      WHERE j.run = v_run AND j.step = 9;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 9, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'f3f6b7c0e1bec24487d65fd159d2fea9', 0, 'b96e1d37f082', 'add column product.stock', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0003_product_stock.ts:9 add column product.stock
    v_doing := 'migrations/0003_product_stock.ts:9 add column product.stock';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product ADD stock INTEGER DEFAULT 0 NOT NULL';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND column_name = 'STOCK')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 9 has run, but its effect is not there'
          || CHR(10) || 'migrations/0003_product_stock.ts:9 add column product.stock', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 9;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 9;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/12' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 9;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 9 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/13');
END;
/

-- Step 10 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '8d20f5e6c4ab' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 8d20f5e6c4ab.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''
    v_doing := 'migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''''';
    EXECUTE IMMEDIATE 'UPDATE product SET stock = 10 WHERE active = 1';
    -- version: 8d20f5e6c4ab -> b96e1d37f082
    v_doing := 'version: 8d20f5e6c4ab -> b96e1d37f082';
    UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '8d20f5e6c4ab';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 8d20f5e6c4ab to b96e1d37f082 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 10, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'e03b52255addc93c5ee4783e4dc38580', 1, 'b96e1d37f082', 'run SQL: UPDATE product SET stock = 10 WHERE active = ''''', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/13' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 10;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 10 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/14');
END;
/

-- Step 11 of 42.
PROMPT [4/18] 42c7a8d5e913 country of customers, nullable at first
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'b96e1d37f082' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at b96e1d37f082.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0004_customer_country.ts:9 add column customer.country';
    -- migrations/0004_customer_country.ts:9 was it begun before: add column customer.country
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'e555b024d4f558babefdde5254cae269'
      WHERE j.run = v_run AND j.step = 11;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 11, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'e555b024d4f558babefdde5254cae269', 0, '42c7a8d5e913', 'add column customer.country', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0004_customer_country.ts:9 add column customer.country
    v_doing := 'migrations/0004_customer_country.ts:9 add column customer.country';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer ADD country CHAR(2 CHAR)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 11 has run, but its effect is not there'
          || CHR(10) || 'migrations/0004_customer_country.ts:9 add column customer.country', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 11;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 11;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/14' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 11;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 11 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/15');
END;
/

-- Step 12 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'b96e1d37f082' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at b96e1d37f082.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0004_customer_country.ts:9 add column customer.country';
    -- migrations/0004_customer_country.ts:9 was it begun before: add column customer.country
    IF v_state = 'begun' THEN
      NULL;
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '6bafa5a682bd45f578950b40c67e8760'
      WHERE j.run = v_run AND j.step = 12;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 12, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '6bafa5a682bd45f578950b40c67e8760', 0, '42c7a8d5e913', 'add column customer.country', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0004_customer_country.ts:9 add column customer.country
    v_doing := 'migrations/0004_customer_country.ts:9 add column customer.country';
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[COMMENT ON COLUMN customer.country IS 'ISO 3166-1 alpha-2']';
    v_running := FALSE;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 12;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 12;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/15' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 12;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 12 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/16');
END;
/

-- Step 13 of 42.
PROMPT [5/18] e05b3f9ac168 fill the country of customers
PROMPT [6/18] 17d4e2b80c5f country of customers is required
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_keys VARCHAR2(2000);
  v_key_count NUMBER;
  PROCEDURE ask(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_key VARCHAR2(4000);
  BEGIN
    v_keys := NULL;
    v_key_count := 0;
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_key;
      EXIT WHEN v_rows%NOTFOUND;
      v_key_count := v_key_count + 1;
      IF v_key_count < 6 THEN
        v_keys := SUBSTRB(v_keys || CASE WHEN v_key_count > 1 THEN ', ' END || NVL(REGEXP_REPLACE(v_key, '[[:cntrl:]]', '?'), 'NULL'), 1, 1000);
      ELSE
        v_keys := v_keys || ', ...';
        EXIT;
      END IF;
    END LOOP;
    CLOSE v_rows;
  END ask;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'b96e1d37f082' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at b96e1d37f082.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: b96e1d37f082 -> 42c7a8d5e913
    v_doing := 'version: b96e1d37f082 -> 42c7a8d5e913';
    UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'b96e1d37f082';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move b96e1d37f082 to 42c7a8d5e913 in alembic_version', 1, 2000));
    END IF;
    -- migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '' WHERE country IS NULL
    v_doing := 'migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '''' WHERE country IS NULL';
    EXECUTE IMMEDIATE q'[UPDATE customer SET country = 'DE' WHERE country IS NULL]';
    -- version: 42c7a8d5e913 -> e05b3f9ac168
    v_doing := 'version: 42c7a8d5e913 -> e05b3f9ac168';
    UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '42c7a8d5e913';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 42c7a8d5e913 to e05b3f9ac168 in alembic_version', 1, 2000));
    END IF;
    -- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
    v_doing := 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null';
    ask('SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM customer WHERE country IS NULL FETCH FIRST 6 ROWS ONLY');
    IF v_key_count > 0 THEN
      RAISE_APPLICATION_ERROR(-20557, SUBSTRB('limbeck: ' || CASE v_key_count WHEN 1 THEN '1 row of customer has no country'
          WHEN 6 THEN 'at least 6 rows of customer have no country' ELSE v_key_count || ' rows of customer have no country' END
          || ', but the column becomes NOT NULL'
          || CHR(10) || 'id ' || v_keys
          || CHR(10) || 'Give these rows a value, then run the script again. It is needed to alter column customer.country: not null (migrations/0006_customer_country_not_null.ts:9). This step was rolled back.', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 13, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '4041e4d7e8bb3a9a2d4c21082e3b5935', 0, '42c7a8d5e913; e05b3f9ac168; 17d4e2b80c5f', 'run SQL: UPDATE customer SET country = '''' WHERE country IS NULL; alter column customer.country: not null', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/16' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 13;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 13 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/17');
END;
/

-- Step 14 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'e05b3f9ac168' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at e05b3f9ac168.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null';
    -- migrations/0006_customer_country_not_null.ts:9 was it begun before: alter column customer.country: not null
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY' AND nullable = 'N')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'fc05b1ac899d8bc3da1d719d322ba575'
      WHERE j.run = v_run AND j.step = 14;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 14, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'fc05b1ac899d8bc3da1d719d322ba575', 0, '17d4e2b80c5f', 'alter column customer.country: not null', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
    v_doing := 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer MODIFY country NOT NULL';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY' AND nullable = 'N')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 14 has run, but its effect is not there'
          || CHR(10) || 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 14;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 14;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/17' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 14;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 14 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/18');
END;
/

-- Step 15 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'e05b3f9ac168' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at e05b3f9ac168.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: e05b3f9ac168 -> 17d4e2b80c5f
    v_doing := 'version: e05b3f9ac168 -> 17d4e2b80c5f';
    UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'e05b3f9ac168';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move e05b3f9ac168 to 17d4e2b80c5f in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 15, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'c2b972c4c390fd791f27e7bffd2e3d99', 1, '17d4e2b80c5f', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/18' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 15;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 15 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/19');
END;
/

-- Step 16 of 42.
PROMPT [7/18] c8a93f60d2e4 full_name becomes display_name
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '17d4e2b80c5f' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 17d4e2b80c5f.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name';
    -- migrations/0007_rename_customer_name.ts:9 was it begun before: alter column customer.full_name: rename to display_name
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'DISPLAY_NAME') AND NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'FULL_NAME')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '149169181bc04514fe4305f547bda4d9'
      WHERE j.run = v_run AND j.step = 16;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 16, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '149169181bc04514fe4305f547bda4d9', 0, 'c8a93f60d2e4', 'alter column customer.full_name: rename to display_name', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name
    v_doing := 'migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer RENAME COLUMN full_name TO display_name';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'DISPLAY_NAME') AND NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'FULL_NAME')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 16 has run, but its effect is not there'
          || CHR(10) || 'migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 16;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 16;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/19' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 16;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 16 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/20');
END;
/

-- Step 17 of 42.
PROMPT [8/18] 5b1e7c0d94f6 an address belongs to one customer
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_keys VARCHAR2(2000);
  v_key_count NUMBER;
  PROCEDURE ask(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_key VARCHAR2(4000);
  BEGIN
    v_keys := NULL;
    v_key_count := 0;
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_key;
      EXIT WHEN v_rows%NOTFOUND;
      v_key_count := v_key_count + 1;
      IF v_key_count < 6 THEN
        v_keys := SUBSTRB(v_keys || CASE WHEN v_key_count > 1 THEN ', ' END || NVL(REGEXP_REPLACE(v_key, '[[:cntrl:]]', '?'), 'NULL'), 1, 1000);
      ELSE
        v_keys := v_keys || ', ...';
        EXIT;
      END IF;
    END LOOP;
    CLOSE v_rows;
  END ask;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '17d4e2b80c5f' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 17d4e2b80c5f.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 17d4e2b80c5f -> c8a93f60d2e4
    v_doing := 'version: 17d4e2b80c5f -> c8a93f60d2e4';
    UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '17d4e2b80c5f';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 17d4e2b80c5f to c8a93f60d2e4 in alembic_version', 1, 2000));
    END IF;
    -- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
    v_doing := 'migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer';
    ask(q'[SELECT MIN(SUBSTR(TO_CHAR(id), 1, 40)) || ' and ' || MAX(SUBSTR(TO_CHAR(id), 1, 40)) FROM customer WHERE email IS NOT NULL GROUP BY email HAVING COUNT(*) > 1 FETCH FIRST 6 ROWS ONLY]');
    IF v_key_count > 0 THEN
      RAISE_APPLICATION_ERROR(-20557, SUBSTRB('limbeck: ' || CASE v_key_count WHEN 1 THEN '1 value of email is in several rows of customer'
          WHEN 6 THEN 'at least 6 values of email are in several rows of customer' ELSE v_key_count || ' values of email are in several rows of customer' END
          || ', but uq_customer_email allows each once'
          || CHR(10) || 'id ' || v_keys
          || CHR(10) || 'Correct or delete all but one row of each, then run the script again. It is needed to create unique index uq_customer_email on customer (migrations/0008_unique_customer_email.ts:9). This step was rolled back.', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 17, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '61843b74ef91dc28da7800a09ed84db2', 0, 'c8a93f60d2e4; 5b1e7c0d94f6', 'create unique index uq_customer_email on customer', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/20' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 17;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 17 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/21');
END;
/

-- Step 18 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'c8a93f60d2e4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at c8a93f60d2e4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer';
    -- migrations/0008_unique_customer_email.ts:9 was it begun before: create unique index uq_customer_email on customer
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'DROP INDEX uq_customer_email' FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'UQ_CUSTOMER_EMAIL' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status = 'UNUSABLE']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'UQ_CUSTOMER_EMAIL' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status <> 'UNUSABLE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '992f9a4ad6824b053cbe67a35ad38b28'
      WHERE j.run = v_run AND j.step = 18;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 18, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '992f9a4ad6824b053cbe67a35ad38b28', 0, '5b1e7c0d94f6', 'create unique index uq_customer_email on customer', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
    v_doing := 'migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'CREATE UNIQUE INDEX uq_customer_email ON customer (email)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'UQ_CUSTOMER_EMAIL' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status <> 'UNUSABLE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 18 has run, but its effect is not there'
          || CHR(10) || 'migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 18;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 18;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/21' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 18;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 18 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/22');
END;
/

-- Step 19 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'c8a93f60d2e4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at c8a93f60d2e4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: c8a93f60d2e4 -> 5b1e7c0d94f6
    v_doing := 'version: c8a93f60d2e4 -> 5b1e7c0d94f6';
    UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'c8a93f60d2e4';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move c8a93f60d2e4 to 5b1e7c0d94f6 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 19, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '9092a8d87e8813cc9c2239ff05af57fd', 1, '5b1e7c0d94f6', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/22' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 19;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 19 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/23');
END;
/

-- Step 20 of 42.
PROMPT [9/18] f47a20b6e8d3 lines point to existing products
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '5b1e7c0d94f6' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 5b1e7c0d94f6.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line';
    -- migrations/0009_line_product_fk.ts:9 was it begun before: add foreign key fk_purchase_line_product to purchase_line
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE' AND constraint_name = 'FK_PURCHASE_LINE_PRODUCT' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '8279df84ffc41dbbc895d17432ba0c7a'
      WHERE j.run = v_run AND j.step = 20;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 20, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '8279df84ffc41dbbc895d17432ba0c7a', 0, 'f47a20b6e8d3', 'add foreign key fk_purchase_line_product to purchase_line', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line
    v_doing := 'migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE purchase_line ADD CONSTRAINT fk_purchase_line_product FOREIGN KEY(product_id) REFERENCES product (id)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE' AND constraint_name = 'FK_PURCHASE_LINE_PRODUCT' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 20 has run, but its effect is not there'
          || CHR(10) || 'migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 20;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 20;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/23' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 20;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 20 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/24');
END;
/

-- Step 21 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '5b1e7c0d94f6' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 5b1e7c0d94f6.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 5b1e7c0d94f6 -> f47a20b6e8d3
    v_doing := 'version: 5b1e7c0d94f6 -> f47a20b6e8d3';
    UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '5b1e7c0d94f6';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 5b1e7c0d94f6 to f47a20b6e8d3 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 21, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'c19756b94721b3ee6e3c4078823e3985', 1, 'f47a20b6e8d3', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/24' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 21;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 21 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/25');
END;
/

-- Step 22 of 42.
PROMPT [10/18] 09e6d8c1a7b5 status of orders
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'f47a20b6e8d3' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at f47a20b6e8d3.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0010_purchase_status.ts:10 add column purchase.status';
    -- migrations/0010_purchase_status.ts:10 was it begun before: add column purchase.status
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND column_name = 'STATUS')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '5f367493296af9969594fb7a4361bc86'
      WHERE j.run = v_run AND j.step = 22;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 22, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '5f367493296af9969594fb7a4361bc86', 0, '09e6d8c1a7b5', 'add column purchase.status', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0010_purchase_status.ts:10 add column purchase.status
    v_doing := 'migrations/0010_purchase_status.ts:10 add column purchase.status';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[ALTER TABLE purchase ADD status VARCHAR2(7 CHAR) DEFAULT 'new' NOT NULL CONSTRAINT purchase_status_enum CHECK (status IN ('new', 'paid', 'shipped'))]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND column_name = 'STATUS')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 22 has run, but its effect is not there'
          || CHR(10) || 'migrations/0010_purchase_status.ts:10 add column purchase.status', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 22;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 22;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/25' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 22;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 22 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/26');
END;
/

-- Step 23 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'f47a20b6e8d3' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at f47a20b6e8d3.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: f47a20b6e8d3 -> 09e6d8c1a7b5
    v_doing := 'version: f47a20b6e8d3 -> 09e6d8c1a7b5';
    UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'f47a20b6e8d3';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move f47a20b6e8d3 to 09e6d8c1a7b5 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 23, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '8d92005fd012ba221982a11106f71116', 1, '09e6d8c1a7b5', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/26' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 23;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 23 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/27');
END;
/

-- Step 24 of 42.
PROMPT [11/18] d3f5b90e6c72 orders can be returned
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '09e6d8c1a7b5' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 09e6d8c1a7b5.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
    -- migrations/0011_purchase_returned.ts:9 was it begun before: add value 'returned' to enum type purchase_status
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND constraint_name = 'PURCHASE_STATUS_ENUM')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '9ce2ecc66cec4a8d4618171fd544e19f'
      WHERE j.run = v_run AND j.step = 24;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 24, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '9ce2ecc66cec4a8d4618171fd544e19f', 0, 'd3f5b90e6c72', 'add value ''returned'' to enum type purchase_status', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE purchase DROP CONSTRAINT purchase_status_enum';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND constraint_name = 'PURCHASE_STATUS_ENUM')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 24 has run, but its effect is not there'
          || CHR(10) || 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 24;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 24;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/27' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 24;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 24 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/28');
END;
/

-- Step 25 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '09e6d8c1a7b5' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 09e6d8c1a7b5.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
    -- migrations/0011_purchase_returned.ts:9 was it begun before: add value 'returned' to enum type purchase_status
    IF v_state = 'begun' THEN
      NULL;
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '307e8516d9eb56373fc2578d8725d98a'
      WHERE j.run = v_run AND j.step = 25;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 25, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '307e8516d9eb56373fc2578d8725d98a', 0, 'd3f5b90e6c72', 'add value ''returned'' to enum type purchase_status', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE purchase MODIFY status VARCHAR2(8 CHAR)';
    v_running := FALSE;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 25;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 25;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/28' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 25;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 25 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/29');
END;
/

-- Step 26 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '09e6d8c1a7b5' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 09e6d8c1a7b5.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
    -- migrations/0011_purchase_returned.ts:9 was it begun before: add value 'returned' to enum type purchase_status
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND constraint_name = 'PURCHASE_STATUS_ENUM' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '69356538611663f5ea4e31506411a0b7'
      WHERE j.run = v_run AND j.step = 26;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 26, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '69356538611663f5ea4e31506411a0b7', 0, 'd3f5b90e6c72', 'add value ''returned'' to enum type purchase_status', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
    v_doing := 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[ALTER TABLE purchase ADD CONSTRAINT purchase_status_enum CHECK (status IN ('new', 'paid', 'shipped', 'returned'))]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND constraint_name = 'PURCHASE_STATUS_ENUM' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 26 has run, but its effect is not there'
          || CHR(10) || 'migrations/0011_purchase_returned.ts:9 add value ''returned'' to enum type purchase_status', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 26;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 26;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/29' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 26;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 26 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/30');
END;
/

-- Step 27 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '09e6d8c1a7b5' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 09e6d8c1a7b5.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 09e6d8c1a7b5 -> d3f5b90e6c72
    v_doing := 'version: 09e6d8c1a7b5 -> d3f5b90e6c72';
    UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '09e6d8c1a7b5';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 09e6d8c1a7b5 to d3f5b90e6c72 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 27, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '1448ff7999e9e3451c9e2aa964ae0f7a', 1, 'd3f5b90e6c72', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/30' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 27;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 27 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/31');
END;
/

-- Step 28 of 42.
PROMPT [12/18] 6a0b7e4df391 loyalty points from past orders
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'd3f5b90e6c72' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at d3f5b90e6c72.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0012_loyalty_points.ts:9 add column customer.points';
    -- migrations/0012_loyalty_points.ts:9 was it begun before: add column customer.points
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'POINTS')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'c98322e63ed5eecc969045ce785841bf'
      WHERE j.run = v_run AND j.step = 28;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 28, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'c98322e63ed5eecc969045ce785841bf', 0, '6a0b7e4df391', 'add column customer.points', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0012_loyalty_points.ts:9 add column customer.points
    v_doing := 'migrations/0012_loyalty_points.ts:9 add column customer.points';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer ADD points INTEGER DEFAULT 0 NOT NULL';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'POINTS')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 28 has run, but its effect is not there'
          || CHR(10) || 'migrations/0012_loyalty_points.ts:9 add column customer.points', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 28;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 28;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/31' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 28;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 28 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/32');
END;
/

-- Step 29 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'd3f5b90e6c72' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at d3f5b90e6c72.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…
    v_doing := 'migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…';
    EXECUTE IMMEDIATE q'[UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> 'returned'
        )]';
    -- version: d3f5b90e6c72 -> 6a0b7e4df391
    v_doing := 'version: d3f5b90e6c72 -> 6a0b7e4df391';
    UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'd3f5b90e6c72';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move d3f5b90e6c72 to 6a0b7e4df391 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 29, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '43389a15374cad87f2a65a317b873fe5', 1, '6a0b7e4df391', 'run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/32' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 29;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 29 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/33');
END;
/

-- Step 30 of 42.
PROMPT [13/18] a81c9d5f20e7 only inactive products are free
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '6a0b7e4df391' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 6a0b7e4df391.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product';
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 was it begun before: drop constraint ck_product_price of product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'b53eb2a957a197665566574d8f4325b5'
      WHERE j.run = v_run AND j.step = 30;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 30, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'b53eb2a957a197665566574d8f4325b5', 0, 'a81c9d5f20e7', 'drop constraint ck_product_price of product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product DROP CONSTRAINT ck_product_price';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 30 has run, but its effect is not there'
          || CHR(10) || 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 30;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 30;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/33' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 30;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 30 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/34');
END;
/

-- Step 31 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_keys VARCHAR2(2000);
  v_key_count NUMBER;
  PROCEDURE ask(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_key VARCHAR2(4000);
  BEGIN
    v_keys := NULL;
    v_key_count := 0;
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_key;
      EXIT WHEN v_rows%NOTFOUND;
      v_key_count := v_key_count + 1;
      IF v_key_count < 6 THEN
        v_keys := SUBSTRB(v_keys || CASE WHEN v_key_count > 1 THEN ', ' END || NVL(REGEXP_REPLACE(v_key, '[[:cntrl:]]', '?'), 'NULL'), 1, 1000);
      ELSE
        v_keys := v_keys || ', ...';
        EXIT;
      END IF;
    END LOOP;
    CLOSE v_rows;
  END ask;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '6a0b7e4df391' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 6a0b7e4df391.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product';
    ask('SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM product WHERE NOT (price > 0 OR (price = 0 AND active = 0)) FETCH FIRST 6 ROWS ONLY');
    IF v_key_count > 0 THEN
      RAISE_APPLICATION_ERROR(-20557, SUBSTRB('limbeck: ' || CASE v_key_count WHEN 1 THEN '1 row of product breaks ck_product_price'
          WHEN 6 THEN 'at least 6 rows of product break ck_product_price' ELSE v_key_count || ' rows of product break ck_product_price' END
          || ', but the check is added'
          || CHR(10) || 'id ' || v_keys
          || CHR(10) || 'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:10). This step was rolled back.', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 31, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'de3a3f1de7bbaf9839b28f5614ba28ca', 0, 'a81c9d5f20e7', 'add check constraint ck_product_price to product', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/34' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 31;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 31 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/35');
END;
/

-- Step 32 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '6a0b7e4df391' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 6a0b7e4df391.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product';
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 was it begun before: add check constraint ck_product_price to product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'ec1eebf0982f4b5dde8b8f29ae7167f4'
      WHERE j.run = v_run AND j.step = 32;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 32, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'ec1eebf0982f4b5dde8b8f29ae7167f4', 0, 'a81c9d5f20e7', 'add check constraint ck_product_price to product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND active = 0))';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 32 has run, but its effect is not there'
          || CHR(10) || 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 32;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 32;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/35' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 32;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 32 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/36');
END;
/

-- Step 33 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '6a0b7e4df391' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 6a0b7e4df391.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 6a0b7e4df391 -> a81c9d5f20e7
    v_doing := 'version: 6a0b7e4df391 -> a81c9d5f20e7';
    UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '6a0b7e4df391';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 6a0b7e4df391 to a81c9d5f20e7 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 33, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '4c00b7624ccda660d4949f671ccbf7de', 1, 'a81c9d5f20e7', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/36' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 33;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 33 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/37');
END;
/

-- Step 34 of 42.
PROMPT [14/18] 70d3ba5ce41f reviews of products
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'a81c9d5f20e7' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at a81c9d5f20e7.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0015_reviews.ts:10 create table review';
    -- migrations/0015_reviews.ts:10 was it begun before: create table review
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '4318354a2bfdcbd813dbbdf1dd1e88ba'
      WHERE j.run = v_run AND j.step = 34;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 34, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '4318354a2bfdcbd813dbbdf1dd1e88ba', 0, '70d3ba5ce41f', 'create table review', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0015_reviews.ts:10 create table review
    v_doing := 'migrations/0015_reviews.ts:10 create table review';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE review (
  id NUMBER(19) GENERATED BY DEFAULT AS IDENTITY,
  product_id INTEGER NOT NULL,
  customer_id INTEGER,
  stars SMALLINT NOT NULL,
  body CLOB,
  written_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_product_id_fkey FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT review_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE SET NULL,
  CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 34 has run, but its effect is not there'
          || CHR(10) || 'migrations/0015_reviews.ts:10 create table review', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 34;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 34;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/37' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 34;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 34 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/38');
END;
/

-- Step 35 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'a81c9d5f20e7' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at a81c9d5f20e7.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0015_reviews.ts:10 create table review';
    -- migrations/0015_reviews.ts:10 was it begun before: create table review
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'DROP INDEX ix_review_product' FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_REVIEW_PRODUCT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW' AND status = 'UNUSABLE']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_REVIEW_PRODUCT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW' AND status <> 'UNUSABLE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '72af4cc9a51447c3ba9176d3903139f7'
      WHERE j.run = v_run AND j.step = 35;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 35, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '72af4cc9a51447c3ba9176d3903139f7', 0, '70d3ba5ce41f', 'create table review', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0015_reviews.ts:10 create table review
    v_doing := 'migrations/0015_reviews.ts:10 create table review';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'CREATE INDEX ix_review_product ON review (product_id)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_REVIEW_PRODUCT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW' AND status <> 'UNUSABLE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 35 has run, but its effect is not there'
          || CHR(10) || 'migrations/0015_reviews.ts:10 create table review', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 35;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 35;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/38' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 35;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 35 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/39');
END;
/

-- Step 36 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'a81c9d5f20e7' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at a81c9d5f20e7.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: a81c9d5f20e7 -> 70d3ba5ce41f
    v_doing := 'version: a81c9d5f20e7 -> 70d3ba5ce41f';
    UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'a81c9d5f20e7';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move a81c9d5f20e7 to 70d3ba5ce41f in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 36, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '6e8c4c6551b49fe483ae6df3e3e5f42a', 1, '70d3ba5ce41f', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/39' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 36;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 36 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/40');
END;
/

-- Step 37 of 42.
PROMPT [15/18] cb6802e9f5a4 words that hold a review back
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '70d3ba5ce41f' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 70d3ba5ce41f.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0016_review_flags.ts:9 create table held_word';
    -- migrations/0016_review_flags.ts:9 was it begun before: create table held_word
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'HELD_WORD')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '3787eb1d66cb5551f913bbf34b5d5f47'
      WHERE j.run = v_run AND j.step = 37;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 37, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '3787eb1d66cb5551f913bbf34b5d5f47', 0, 'cb6802e9f5a4', 'create table held_word', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0016_review_flags.ts:9 create table held_word
    v_doing := 'migrations/0016_review_flags.ts:9 create table held_word';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE q'[CREATE TABLE held_word (
  word VARCHAR2(60 CHAR) NOT NULL,
  CONSTRAINT held_word_pkey PRIMARY KEY (word)
)]';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'HELD_WORD')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 37 has run, but its effect is not there'
          || CHR(10) || 'migrations/0016_review_flags.ts:9 create table held_word', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 37;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 37;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/40' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 37;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 37 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/41');
END;
/

-- Step 38 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '70d3ba5ce41f' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 70d3ba5ce41f.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
    v_doing := 'migrations/0016_review_flags.ts:10 insert 2 rows into held_word';
    EXECUTE IMMEDIATE q'[INSERT INTO held_word (word) VALUES ('cheap pills')]';
    -- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
    v_doing := 'migrations/0016_review_flags.ts:10 insert 2 rows into held_word';
    EXECUTE IMMEDIATE q'[INSERT INTO held_word (word) VALUES ('that''s spam')]';
    -- version: 70d3ba5ce41f -> cb6802e9f5a4
    v_doing := 'version: 70d3ba5ce41f -> cb6802e9f5a4';
    UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '70d3ba5ce41f';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 70d3ba5ce41f to cb6802e9f5a4 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 38, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '7878790ae8003ccd84055d5f57aeac5c', 1, 'cb6802e9f5a4', 'insert 2 rows into held_word; insert 2 rows into held_word', 'limbeck 0.1.0', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/41' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 38;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 38 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/42');
END;
/

-- Step 39 of 42.
PROMPT [16/18] 2e94f6b1d0c8 find orders by day without stopping the shop
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase';
    -- migrations/0014_placed_at_index.ts:9 was it begun before: create index ix_purchase_placed_at on purchase
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'DROP INDEX ix_purchase_placed_at' FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_PLACED_AT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND (status = 'UNUSABLE' OR EXISTS (SELECT 1 FROM ALL_OBJECTS o JOIN ALL_TABLES j ON j.owner = o.owner AND j.table_name = 'SYS_JOURNAL_' || o.object_id WHERE o.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND o.object_name = 'IX_PURCHASE_PLACED_AT' AND o.object_type = 'INDEX'))]');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_PLACED_AT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND status <> 'UNUSABLE' AND NOT EXISTS (SELECT 1 FROM ALL_OBJECTS o JOIN ALL_TABLES j ON j.owner = o.owner AND j.table_name = 'SYS_JOURNAL_' || o.object_id WHERE o.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND o.object_name = 'IX_PURCHASE_PLACED_AT' AND o.object_type = 'INDEX'))
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = 'fb27a8ae56706c4241f96d340379117f'
      WHERE j.run = v_run AND j.step = 39;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 39, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'fb27a8ae56706c4241f96d340379117f', 0, '2e94f6b1d0c8', 'create index ix_purchase_placed_at on purchase', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase
    v_doing := 'migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'CREATE INDEX ix_purchase_placed_at ON purchase (placed_at) ONLINE';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_PLACED_AT' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND status <> 'UNUSABLE' AND NOT EXISTS (SELECT 1 FROM ALL_OBJECTS o JOIN ALL_TABLES j ON j.owner = o.owner AND j.table_name = 'SYS_JOURNAL_' || o.object_id WHERE o.owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND o.object_name = 'IX_PURCHASE_PLACED_AT' AND o.object_type = 'INDEX'))
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 39 has run, but its effect is not there'
          || CHR(10) || 'migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 39;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 39;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/42' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 39;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 39 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/43');
END;
/

-- Step 40 of 42.
PROMPT [17/18] 95f1c7a3e0bd merge the reviews branch
PROMPT [18/18] 4d27ab90c6f3 the index on names that production has already
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> 'cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4
    v_doing := 'version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4';
    INSERT INTO alembic_version (version_num) VALUES ('2e94f6b1d0c8');
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: insert 2e94f6b1d0c8 in alembic_version', 1, 2000));
    END IF;
    -- version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd
    v_doing := 'version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd';
    DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: delete 2e94f6b1d0c8 in alembic_version', 1, 2000));
    END IF;
    UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = 'cb6802e9f5a4';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move cb6802e9f5a4 to 95f1c7a3e0bd in alembic_version', 1, 2000));
    END IF;
    -- migrations/0018_index_made_by_hand.ts:10 when index ix_customer_display_name does not exist
    DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'no');
    v_doing := 'migrations/0018_index_made_by_hand.ts:10 when index ix_customer_display_name does not exist';
    IF holds(q'[SELECT CASE WHEN EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME') THEN 0 ELSE 1 END FROM DUAL]') THEN
      DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'yes');
      DBMS_OUTPUT.PUT_LINE('limbeck: when index ix_customer_display_name does not exist: ' || 'yes');
    ELSE
      DBMS_OUTPUT.PUT_LINE('limbeck: when index ix_customer_display_name does not exist: ' || 'no, passed over');
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, answers, finished_at)
      VALUES (v_run, 40, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'b57957fb34c446de3cf87c98e729b869', 0, '2e94f6b1d0c8; 95f1c7a3e0bd; 4d27ab90c6f3', 'when index ix_customer_display_name does not exist', 'limbeck 0.1.0', ',1=' || SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1') || ',', SYSTIMESTAMP);
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/43' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 40;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 40 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/44');
END;
/

-- Step 41 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  v_running BOOLEAN := FALSE;
  v_there BOOLEAN := FALSE;
  FUNCTION holds(p_query IN CLOB) RETURN BOOLEAN IS
    v_answer VARCHAR2(4000);
  BEGIN
    EXECUTE IMMEDIATE p_query INTO v_answer;
    RETURN NVL(UPPER(TRIM(v_answer)), '0') IN ('1', 'TRUE');
  EXCEPTION
    WHEN NO_DATA_FOUND THEN
      RETURN FALSE;
  END holds;
  PROCEDURE repair(p_query IN CLOB) IS
    v_rows SYS_REFCURSOR;
    v_repair VARCHAR2(32767);
  BEGIN
    OPEN v_rows FOR p_query;
    LOOP
      FETCH v_rows INTO v_repair;
      EXIT WHEN v_rows%NOTFOUND;
      EXECUTE IMMEDIATE v_repair;
    END LOOP;
    CLOSE v_rows;
  END repair;
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '95f1c7a3e0bd' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 95f1c7a3e0bd.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer';
    -- migrations/0018_index_made_by_hand.ts:11 was it begun before: create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'DROP INDEX ix_customer_display_name' FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status = 'UNUSABLE']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status <> 'UNUSABLE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.content = '17020ac8dd1ddc2df499b654ff2a2378'
      WHERE j.run = v_run AND j.step = 41;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 41, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', '17020ac8dd1ddc2df499b654ff2a2378', 0, '4d27ab90c6f3', 'create index ix_customer_display_name on customer', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist
    IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1'), 'no') = 'yes' THEN
      v_doing := 'migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer';
      IF NOT v_there THEN
    v_running := TRUE;
      EXECUTE IMMEDIATE 'CREATE INDEX ix_customer_display_name ON customer (display_name)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME' AND table_owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND status <> 'UNUSABLE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 41 has run, but its effect is not there'
          || CHR(10) || 'migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer', 1, 2000));
    END IF;
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 41;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 41;
        COMMIT;
      END IF;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/44' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 41;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 41 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/45');
END;
/

-- Step 42 of 42.
DECLARE
  v_run CONSTANT NUMBER := TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run'));
  v_state VARCHAR2(10);
  v_lock NUMBER;
  e_busy EXCEPTION;
  PRAGMA EXCEPTION_INIT(e_busy, -54);
  v_found VARCHAR2(4000);
  v_doing VARCHAR2(2000);
  PROCEDURE do_step IS
    PRAGMA AUTONOMOUS_TRANSACTION;
  BEGIN
    v_doing := 'locking alembic_version';
    LOCK TABLE alembic_version IN EXCLUSIVE MODE WAIT 5;
    SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
    IF v_found <> '95f1c7a3e0bd' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 95f1c7a3e0bd.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 95f1c7a3e0bd -> 4d27ab90c6f3
    v_doing := 'version: 95f1c7a3e0bd -> 4d27ab90c6f3';
    UPDATE alembic_version SET version_num = '4d27ab90c6f3' WHERE version_num = '95f1c7a3e0bd';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 95f1c7a3e0bd to 4d27ab90c6f3 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 42, 'alembic_version', '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', 'fdb38bfe107d88f089160fce9c04b025', 1, '4d27ab90c6f3', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'done', j.plan = '555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15', j.to_rows = '4d27ab90c6f3'
      WHERE j.run = v_run AND j.step = 0;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF SQLCODE BETWEEN -20559 AND -20550 THEN
        RAISE;
      END IF;
      RAISE_APPLICATION_ERROR(-20559, SUBSTRB(
        'limbeck: ' || v_doing
        || CHR(10) || 'What is before this step is done. Mend what stopped it, and run the same file again: it goes on here.', 1, 2000), TRUE);
  END do_step;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/45' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  BEGIN
    SELECT j.run INTO v_lock FROM limbeck_journal j WHERE j.run = 0 AND j.step = 0 FOR UPDATE NOWAIT;
  EXCEPTION
    WHEN NO_DATA_FOUND OR e_busy THEN
      RAISE_APPLICATION_ERROR(-20552, SUBSTRB('limbeck: another run of a plan holds the lock of this schema'
          || CHR(10) || 'Wait until it has ended, then look where the database is. This step has changed nothing.', 1, 2000));
  END;
  SELECT NVL(MAX(CASE WHEN j.finished_at IS NOT NULL THEN 'done' WHEN j.outcome = 'failed' THEN 'failed' ELSE 'begun' END), 'none')
    INTO v_state FROM limbeck_journal j WHERE j.run = v_run AND j.step = 42;
  IF v_state = 'done' THEN
    DBMS_OUTPUT.PUT_LINE('limbeck: step 42 of 42 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/46');
END;
/

-- The status is 0 only if this is reached.
DECLARE
  v_found VARCHAR2(4000);
  v_count NUMBER;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '555eaae348e7/46' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
  IF v_found <> '4d27ab90c6f3' THEN
    RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: alembic_version holds ' || v_found || ', where this plan ends at 4d27ab90c6f3', 1, 2000));
  END IF;
  SELECT COUNT(*) INTO v_count FROM limbeck_journal j WHERE j.run = TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run')) AND j.step = 0 AND j.outcome = 'done';
  IF v_count = 0 THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: the run of this plan was not closed. Run the same file again.', 1, 2000));
  END IF;
  ROLLBACK;
  :limbeck_status := 0;
  DBMS_OUTPUT.PUT_LINE('done: the database is at 4d27ab90c6f3');
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '555eaae348e7/47');
END;
/

-- END OF PLAN digest=555eaae348e7dc6303468721c6180e985bc4773f3b22ca86c6c92f14f39b3d15 statements=31
EXIT :limbeck_status ROLLBACK
