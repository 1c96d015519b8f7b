WHENEVER OSERROR EXIT 9 ROLLBACK
WHENEVER SQLERROR EXIT FAILURE ROLLBACK
SET DEFINE OFF
SET CMDSEP OFF
-- Limbeck plan: downgrade from 4d27ab90c6f3 to base (no row)

--   Oracle Database, for SQL*Plus; compiled by limbeck 0.1.0
--   20 statements, 16 transactions, 19 statements outside of them
--   1 precondition is tested before anything is changed

--   1. 4d27ab90c6f3  the index on names that production has already
--   2. 95f1c7a3e0bd  merge the reviews branch
--   3. 2e94f6b1d0c8  find orders by day without stopping the shop
--   4. cb6802e9f5a4  words that hold a review back
--   5. 70d3ba5ce41f  reviews of products
--   6. a81c9d5f20e7  only inactive products are free
--   7. 6a0b7e4df391  loyalty points from past orders
--   8. d3f5b90e6c72  orders can be returned
--   9. 09e6d8c1a7b5  status of orders
--   10. f47a20b6e8d3  lines point to existing products
--   11. 5b1e7c0d94f6  an address belongs to one customer
--   12. c8a93f60d2e4  full_name becomes display_name
--   13. 17d4e2b80c5f  country of customers is required
--   14. e05b3f9ac168  fill the country of customers
--   15. 42c7a8d5e913  country of customers, nullable at first
--   16. b96e1d37f082  stock of products
--   17. 8d20f5e6c4ab  orders and their lines
--   18. 3f1c0a9b7d21  customers and products

-- DATA LOSS:
--   all rows of table held_word (cb6802e9f5a4) allowed by --allow 'drop-table:*'
--   all rows of table review (70d3ba5ce41f) allowed by --allow 'drop-table:*'
--   all values of column customer.points (6a0b7e4df391) allowed by --allow 'drop-column:*'
--   all values of column purchase.status (09e6d8c1a7b5) allowed by --allow 'drop-column:*'
--   all values of column customer.country (42c7a8d5e913) allowed by --allow 'drop-column:*'
--   all values of column product.stock (b96e1d37f082) allowed by --allow 'drop-column:*'
--   all rows of table purchase_line (8d20f5e6c4ab) allowed by --allow 'drop-table:*'
--   all rows of table purchase (8d20f5e6c4ab) allowed by --allow 'drop-table:*'
--   all rows of table product (3f1c0a9b7d21) allowed by --allow 'drop-table:*'
--   all rows of table customer (3f1c0a9b7d21) allowed by --allow 'drop-table:*'

-- Run it in UTF-8, in a session of its own:
--   NLS_LANG=.AL32UTF8 sqlplus -S -L user@shop @plan.sql
-- All of it is done when the last line is "done"; the status is 0 then. It changes nothing on a database that is not where it
-- begins. Of a file that was cut off, SQL*Plus runs the blocks that are whole, and then waits for more without a word: end it
-- with Ctrl-D, or Ctrl-Z on Windows. Run again, the whole file goes on where it stopped.

-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.

-- digest 45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173

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
    RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: this database has no table alembic_version'
        || CHR(10) || 'This plan begins at 4d27ab90c6f3. Is this the right database, and the right user? Where nothing was applied, begin with --from base. Nothing was changed.', 1, 2000));
  ELSE
    EXECUTE IMMEDIATE q'[SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') FROM alembic_version]' INTO v_found;
  END IF;
  SELECT COUNT(*) INTO v_count FROM all_tables WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'LIMBECK_JOURNAL';
  IF v_count = 0 THEN
    IF v_found = '-' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: this plan has been applied already, nothing to do'
          || CHR(10) || 'alembic_version holds base (no row), where this plan ends.', 1, 2000));
    END IF;
    IF v_found <> '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: the database is not at the revision where this plan begins'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this plan begins at 4d27ab90c6f3.'
          || CHR(10) || 'Compile a plan that begins where the database is: limbeck compile --from ' || CASE v_found WHEN '-' THEN 'base' ELSE v_found END || '. Nothing was changed.', 1, 2000));
    END IF;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/1');
END;
/

-- What the script itself needs.
DECLARE
  v_count NUMBER;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/1' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
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
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/2');
END;
/

-- The lock against a second runner, and where an earlier run of this plan has stopped.
DECLARE
  TYPE texts IS TABLE OF VARCHAR2(4000);
  -- What each step of this plan does, as a digest; the version rows before each, and at the end.
  v_steps texts := texts('cb21ec68b1015910f4eed07c31fc4b7c',
    '86dd72b64a50e08bc473412a2e460e6f',
    'fa7ff7fb1bb563c1b6ca62ad2cc6de68',
    'bcfa4555fc25ca25e8f7953ba200f824',
    '728a4f4cb587fc1d191e4fd07568bd3c',
    '4e781debb512128cde707186c39e2632',
    'ca78b4c31d805f74f80a71f7132696aa',
    'e1ecab4e88db482546638422211e0338',
    'ce9178ed690d6bea32e6763a0b70fbf8',
    'b53eb2a957a197665566574d8f4325b5',
    '9048cffba7cea307eaf92409ea258e3a',
    '98382552772f185d08f13edb614c9ffa',
    'fbd3993673223e17d3b7bea89469f719',
    '95e4410a71168590c870bb0866336d8d',
    '94f1c285112fe0175a97f20e66276dba',
    '527a97b1d570225469d8a17279bb20df',
    '132e99cd9d0d69d01c3731312890f67a',
    '6569358c6ca5b1273896fbf040ff0449',
    '168fe8aaad6c451db2e5080f199a10f1',
    'a3b811fa1e4ab2449e1c4b0902a3d518',
    '6c585b14984f73da0df46f4c03b8d84e',
    'e0ff59417ad85c073166fe48430157ec',
    '49ca7e3494ba155f8d81bcb0a4f13c92',
    '8340eb718153c48629f83b9cae01caaf',
    '4e76be76ff2745a0acfd36c2e39991af',
    'd358aee68dbddc708922bc10b055a3c7',
    '7e5ae0a965419d486f8a37f0e1a5f663',
    '0d5a6e0a901fcf8679e50e1eabe12180',
    'fce215b372bb59fbc31377168ee13c8a',
    'b7af0808db34a814e96b493d27ffbdc3',
    '44eec1123ddad92af8a507759bd784f2',
    'c067711043af1d5aed6f516b566ec5fd',
    '6a97d4e0066ab6926abf1096ee3b5394',
    '0b434888f1777aadf3a6edc0bc93ac32',
    '112bb996b47a236cc48c5db7e6c227cf');
  v_places texts := texts('4d27ab90c6f3',
    '4d27ab90c6f3',
    '4d27ab90c6f3',
    '2e94f6b1d0c8,cb6802e9f5a4',
    '2e94f6b1d0c8,cb6802e9f5a4',
    'cb6802e9f5a4',
    'cb6802e9f5a4',
    '70d3ba5ce41f',
    '70d3ba5ce41f',
    'a81c9d5f20e7',
    'a81c9d5f20e7',
    'a81c9d5f20e7',
    '6a0b7e4df391',
    '6a0b7e4df391',
    '09e6d8c1a7b5',
    '09e6d8c1a7b5',
    'f47a20b6e8d3',
    'f47a20b6e8d3',
    '5b1e7c0d94f6',
    '5b1e7c0d94f6',
    'c8a93f60d2e4',
    'c8a93f60d2e4',
    '17d4e2b80c5f',
    '17d4e2b80c5f',
    '42c7a8d5e913',
    '42c7a8d5e913',
    'b96e1d37f082',
    'b96e1d37f082',
    '8d20f5e6c4ab',
    '8d20f5e6c4ab',
    '8d20f5e6c4ab',
    '8d20f5e6c4ab',
    '3f1c0a9b7d21',
    '3f1c0a9b7d21',
    '3f1c0a9b7d21',
    '-');
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/2' THEN
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
        WHEN v_differing > 0 OR NVL(r.from_rows, '-') <> '4d27ab90c6f3' THEN 'what it has done is not what this plan would have done'
        WHEN v_found <> v_places(v_done + 1) THEN 'the version rows are no longer where it stopped'
      END;
      IF v_why IS NULL AND (v_done > 0 OR v_half = 1) THEN
        v_run := r.run;
        DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' goes on: ' || v_done || ' of 35 steps are done');
      ELSIF v_half = 1 THEN
        RAISE_APPLICATION_ERROR(-20554, SUBSTRB('limbeck: another plan was stopped half way on this database'
            || CHR(10) || 'Run ' || r.run || ', ' || SUBSTR(r.summary, 1, 200) || ', was begun at ' || TO_CHAR(r.started_at, 'YYYY-MM-DD HH24:MI:SS') || ' by ' || r.started_by || ' and has not ended; ' || v_why || '.'
            || CHR(10) || 'Run that plan again, it goes on where it stopped. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = SYSTIMESTAMP, outcome = ''given up'' WHERE run = ' || r.run || ' AND step = 0; COMMIT; Nothing was changed.', 1, 2000));
      END IF;
    ELSIF r.outcome = 'done' AND v_found = '-' AND v_found <> '4d27ab90c6f3'
      AND r.undoes IS NULL AND v_differing = 0 AND v_done = 35 THEN
      v_run := r.run;
      DBMS_OUTPUT.PUT_LINE('limbeck: run ' || v_run || ' has applied this plan, at ' || TO_CHAR(r.finished_at, 'YYYY-MM-DD HH24:MI:SS') || ': nothing to do');
    END IF;
  END LOOP;
  IF v_run = 0 THEN
    IF v_found = '-' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: this plan has been applied already, nothing to do'
          || CHR(10) || 'alembic_version holds base (no row), where this plan ends.', 1, 2000));
    END IF;
    IF v_found <> '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20553, SUBSTRB('limbeck: the database is not at the revision where this plan begins'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this plan begins at 4d27ab90c6f3.'
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
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/3');
END;
/

-- What must be true of the data before anything is changed.
DECLARE
  v_doing VARCHAR2(2000);
  v_unmet VARCHAR2(2000);
  v_unmet_count NUMBER := 0;
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
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/3' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  IF TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run')) = 0 THEN
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product';
    ask('SELECT SUBSTR(TO_CHAR(id), 1, 40) FROM product WHERE NOT (price >= 0) FETCH FIRST 6 ROWS ONLY');
    IF v_key_count > 0 THEN
      v_unmet_count := v_unmet_count + 1;
      v_unmet := SUBSTRB(v_unmet || CHR(10) || CASE v_key_count WHEN 1 THEN '1 row of product breaks ck_product_price'
          WHEN 6 THEN 'at least 6 rows of product break ck_product_price' ELSE v_key_count || ' rows of product break ck_product_price' END
          || ', but the check is added'
        || CHR(10) || '  ' || 'id ' || v_keys
        || CHR(10) || ' Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:9).', 1, 1800);
    END IF;
    IF v_unmet_count > 0 THEN
      RAISE_APPLICATION_ERROR(-20557, SUBSTRB(CASE v_unmet_count WHEN 1 THEN 'limbeck: a precondition of this plan is not met' ELSE 'limbeck: ' || v_unmet_count || ' preconditions of this plan are not met' END
      || v_unmet
          || CHR(10) || 'Mend this, then run the script again. Nothing was changed.', 1, 2000));
    END IF;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/4');
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
      VALUES (v_run, 0, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'downgrade from 4d27ab90c6f3 to base (no row)', '4d27ab90c6f3', '-', 'limbeck 0.1.0');
    COMMIT;
  END open_run;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/4' THEN
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
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/5');
END;
/

-- Step 1 of 35.
PROMPT [1/18] 4d27ab90c6f3 the index on names that production has already
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
    IF v_found <> '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 4d27ab90c6f3.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- migrations/0018_index_made_by_hand.ts:15 when index ix_customer_display_name exists
    DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'no');
    v_doing := 'migrations/0018_index_made_by_hand.ts:15 when index ix_customer_display_name exists';
    IF holds(q'[SELECT CASE WHEN EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME') THEN 1 ELSE 0 END FROM DUAL]') THEN
      DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1', 'yes');
      DBMS_OUTPUT.PUT_LINE('limbeck: when index ix_customer_display_name exists: ' || 'yes');
    ELSE
      DBMS_OUTPUT.PUT_LINE('limbeck: when index ix_customer_display_name exists: ' || 'no, passed over');
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, answers, finished_at)
      VALUES (v_run, 1, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'cb21ec68b1015910f4eed07c31fc4b7c', 0, '4d27ab90c6f3', 'when index ix_customer_display_name exists', 'limbeck 0.1.0', ',1=' || SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1') || ',', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/5' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 1 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/6');
END;
/

-- Step 2 of 35.
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
    IF v_found <> '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 4d27ab90c6f3.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name';
    -- migrations/0018_index_made_by_hand.ts:15 was it begun before: drop index ix_customer_display_name -- only when index ix_customer_display_name exists
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '86dd72b64a50e08bc473412a2e460e6f'
      WHERE j.run = v_run AND j.step = 2;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 2, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '86dd72b64a50e08bc473412a2e460e6f', 0, '4d27ab90c6f3', 'drop index ix_customer_display_name', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name -- only when index ix_customer_display_name exists
    IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_when_1'), 'no') = 'yes' THEN
      v_doing := 'migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name';
      IF NOT v_there THEN
    v_running := TRUE;
      EXECUTE IMMEDIATE 'DROP INDEX ix_customer_display_name';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_CUSTOMER_DISPLAY_NAME')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 2 has run, but its effect is not there'
          || CHR(10) || 'migrations/0018_index_made_by_hand.ts:15 drop index ix_customer_display_name', 1, 2000));
    END IF;
    END IF;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/6' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 2 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/7');
END;
/

-- Step 3 of 35.
PROMPT [2/18] 95f1c7a3e0bd merge the reviews branch
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
    IF v_found <> '4d27ab90c6f3' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 4d27ab90c6f3.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 4d27ab90c6f3 -> 95f1c7a3e0bd
    v_doing := 'version: 4d27ab90c6f3 -> 95f1c7a3e0bd';
    UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = '4d27ab90c6f3';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 4d27ab90c6f3 to 95f1c7a3e0bd in alembic_version', 1, 2000));
    END IF;
    -- version: 95f1c7a3e0bd -> 2e94f6b1d0c8, cb6802e9f5a4
    v_doing := 'version: 95f1c7a3e0bd -> 2e94f6b1d0c8, cb6802e9f5a4';
    INSERT INTO alembic_version (version_num) VALUES ('2e94f6b1d0c8');
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: insert 2e94f6b1d0c8 in alembic_version', 1, 2000));
    END IF;
    UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '95f1c7a3e0bd';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 95f1c7a3e0bd to cb6802e9f5a4 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 3, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'fa7ff7fb1bb563c1b6ca62ad2cc6de68', 1, '4d27ab90c6f3; 95f1c7a3e0bd', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/7' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 3 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/8');
END;
/

-- Step 4 of 35.
PROMPT [3/18] 2e94f6b1d0c8 find orders by day without stopping the shop
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
    IF v_found <> '2e94f6b1d0c8,cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 2e94f6b1d0c8, cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at';
    -- migrations/0014_placed_at_index.ts:9 was it begun before: drop index ix_purchase_placed_at
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_PLACED_AT')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'bcfa4555fc25ca25e8f7953ba200f824'
      WHERE j.run = v_run AND j.step = 4;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 4, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'bcfa4555fc25ca25e8f7953ba200f824', 0, '2e94f6b1d0c8', 'drop index ix_purchase_placed_at', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at
    v_doing := 'migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP INDEX ix_purchase_placed_at ONLINE';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_PLACED_AT')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 4 has run, but its effect is not there'
          || CHR(10) || 'migrations/0014_placed_at_index.ts:9 drop index ix_purchase_placed_at', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 4;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 4;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/8' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 4 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/9');
END;
/

-- Step 5 of 35.
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
    IF v_found <> '2e94f6b1d0c8,cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 2e94f6b1d0c8, cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 2e94f6b1d0c8, cb6802e9f5a4 -> cb6802e9f5a4
    v_doing := 'version: 2e94f6b1d0c8, cb6802e9f5a4 -> cb6802e9f5a4';
    DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: delete 2e94f6b1d0c8 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 5, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '728a4f4cb587fc1d191e4fd07568bd3c', 1, '2e94f6b1d0c8', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/9' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 5 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/10');
END;
/

-- Step 6 of 35.
PROMPT [4/18] cb6802e9f5a4 words that hold a review back
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
    IF v_found <> 'cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0016_review_flags.ts:13 drop table held_word';
    -- migrations/0016_review_flags.ts:13 was it begun before: drop table held_word -- DATA LOSS: all rows of table held_word
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'HELD_WORD')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '4e781debb512128cde707186c39e2632'
      WHERE j.run = v_run AND j.step = 6;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 6, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '4e781debb512128cde707186c39e2632', 0, 'cb6802e9f5a4', 'drop table held_word', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0016_review_flags.ts:13 drop table held_word -- DATA LOSS: all rows of table held_word
    v_doing := 'migrations/0016_review_flags.ts:13 drop table held_word';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE held_word';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'HELD_WORD')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 6 has run, but its effect is not there'
          || CHR(10) || 'migrations/0016_review_flags.ts:13 drop table held_word', 1, 2000));
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/10' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 6 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/11');
END;
/

-- Step 7 of 35.
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
    IF v_found <> 'cb6802e9f5a4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at cb6802e9f5a4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: cb6802e9f5a4 -> 70d3ba5ce41f
    v_doing := 'version: cb6802e9f5a4 -> 70d3ba5ce41f';
    UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'cb6802e9f5a4';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move cb6802e9f5a4 to 70d3ba5ce41f in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 7, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'ca78b4c31d805f74f80a71f7132696aa', 1, 'cb6802e9f5a4', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/11' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 7 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/12');
END;
/

-- Step 8 of 35.
PROMPT [5/18] 70d3ba5ce41f reviews of products
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
    v_doing := 'migrations/0015_reviews.ts:10 drop table review';
    -- migrations/0015_reviews.ts:10 was it begun before: drop table review -- DATA LOSS: all rows of table review
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'e1ecab4e88db482546638422211e0338'
      WHERE j.run = v_run AND j.step = 8;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 8, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'e1ecab4e88db482546638422211e0338', 0, '70d3ba5ce41f', 'drop table review', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0015_reviews.ts:10 drop table review -- DATA LOSS: all rows of table review
    v_doing := 'migrations/0015_reviews.ts:10 drop table review';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE review';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'REVIEW')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 8 has run, but its effect is not there'
          || CHR(10) || 'migrations/0015_reviews.ts:10 drop table review', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 8;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 8;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/12' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 8 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/13');
END;
/

-- Step 9 of 35.
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
    -- version: 70d3ba5ce41f -> a81c9d5f20e7
    v_doing := 'version: 70d3ba5ce41f -> a81c9d5f20e7';
    UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '70d3ba5ce41f';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 70d3ba5ce41f to a81c9d5f20e7 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 9, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'ce9178ed690d6bea32e6763a0b70fbf8', 1, '70d3ba5ce41f', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/13' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 9 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/14');
END;
/

-- Step 10 of 35.
PROMPT [6/18] a81c9d5f20e7 only inactive products are free
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
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product';
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 was it begun before: drop constraint ck_product_price of product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'b53eb2a957a197665566574d8f4325b5'
      WHERE j.run = v_run AND j.step = 10;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 10, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'b53eb2a957a197665566574d8f4325b5', 0, 'a81c9d5f20e7', 'drop constraint ck_product_price of product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product DROP CONSTRAINT ck_product_price';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 10 has run, but its effect is not there'
          || CHR(10) || 'migrations/0013_price_may_be_zero_only_when_inactive.ts:10 drop constraint ck_product_price of product', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 10;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 10;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/14' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 10 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/15');
END;
/

-- Step 11 of 35.
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
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product';
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 was it begun before: add check constraint ck_product_price to product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '9048cffba7cea307eaf92409ea258e3a'
      WHERE j.run = v_run AND j.step = 11;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 11, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '9048cffba7cea307eaf92409ea258e3a', 0, 'a81c9d5f20e7', 'add check constraint ck_product_price to product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product
    v_doing := 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price >= 0)';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND constraint_name = 'CK_PRODUCT_PRICE' AND status = 'ENABLED' AND validated = 'VALIDATED')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 11 has run, but its effect is not there'
          || CHR(10) || 'migrations/0013_price_may_be_zero_only_when_inactive.ts:9 add check constraint ck_product_price to product', 1, 2000));
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/15' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 11 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/16');
END;
/

-- Step 12 of 35.
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
    -- version: a81c9d5f20e7 -> 6a0b7e4df391
    v_doing := 'version: a81c9d5f20e7 -> 6a0b7e4df391';
    UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'a81c9d5f20e7';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move a81c9d5f20e7 to 6a0b7e4df391 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 12, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '98382552772f185d08f13edb614c9ffa', 1, 'a81c9d5f20e7', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/16' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 12 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/17');
END;
/

-- Step 13 of 35.
PROMPT [7/18] 6a0b7e4df391 loyalty points from past orders
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
    IF v_found <> '6a0b7e4df391' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 6a0b7e4df391.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0012_loyalty_points.ts:9 drop column customer.points';
    -- migrations/0012_loyalty_points.ts:9 was it begun before: drop column customer.points -- DATA LOSS: all values of column customer.points
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'ALTER TABLE customer DROP COLUMNS CONTINUE' FROM ALL_PARTIAL_DROP_TABS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'POINTS')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'fbd3993673223e17d3b7bea89469f719'
      WHERE j.run = v_run AND j.step = 13;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 13, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'fbd3993673223e17d3b7bea89469f719', 0, '6a0b7e4df391', 'drop column customer.points', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0012_loyalty_points.ts:9 drop column customer.points -- DATA LOSS: all values of column customer.points
    v_doing := 'migrations/0012_loyalty_points.ts:9 drop column customer.points';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer DROP COLUMN points';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'POINTS')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 13 has run, but its effect is not there'
          || CHR(10) || 'migrations/0012_loyalty_points.ts:9 drop column customer.points', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 13;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 13;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/17' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 13 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/18');
END;
/

-- Step 14 of 35.
PROMPT [8/18] d3f5b90e6c72 orders can be returned
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
    -- version: 6a0b7e4df391 -> d3f5b90e6c72
    v_doing := 'version: 6a0b7e4df391 -> d3f5b90e6c72';
    UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '6a0b7e4df391';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 6a0b7e4df391 to d3f5b90e6c72 in alembic_version', 1, 2000));
    END IF;
    -- version: d3f5b90e6c72 -> 09e6d8c1a7b5
    v_doing := 'version: d3f5b90e6c72 -> 09e6d8c1a7b5';
    UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'd3f5b90e6c72';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move d3f5b90e6c72 to 09e6d8c1a7b5 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 14, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '95e4410a71168590c870bb0866336d8d', 1, '6a0b7e4df391; d3f5b90e6c72', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/18' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 14 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/19');
END;
/

-- Step 15 of 35.
PROMPT [9/18] 09e6d8c1a7b5 status of orders
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
    IF v_found <> '09e6d8c1a7b5' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 09e6d8c1a7b5.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0010_purchase_status.ts:10 drop column purchase.status';
    -- migrations/0010_purchase_status.ts:10 was it begun before: drop column purchase.status -- DATA LOSS: all values of column purchase.status
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'ALTER TABLE purchase DROP COLUMNS CONTINUE' FROM ALL_PARTIAL_DROP_TABS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND column_name = 'STATUS')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '94f1c285112fe0175a97f20e66276dba'
      WHERE j.run = v_run AND j.step = 15;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 15, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '94f1c285112fe0175a97f20e66276dba', 0, '09e6d8c1a7b5', 'drop column purchase.status', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0010_purchase_status.ts:10 drop column purchase.status -- DATA LOSS: all values of column purchase.status
    v_doing := 'migrations/0010_purchase_status.ts:10 drop column purchase.status';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE purchase DROP COLUMN status';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE' AND column_name = 'STATUS')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 15 has run, but its effect is not there'
          || CHR(10) || 'migrations/0010_purchase_status.ts:10 drop column purchase.status', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 15;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 15;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/19' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 15 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/20');
END;
/

-- Step 16 of 35.
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
    -- version: 09e6d8c1a7b5 -> f47a20b6e8d3
    v_doing := 'version: 09e6d8c1a7b5 -> f47a20b6e8d3';
    UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '09e6d8c1a7b5';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 09e6d8c1a7b5 to f47a20b6e8d3 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 16, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '527a97b1d570225469d8a17279bb20df', 1, '09e6d8c1a7b5', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/20' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 16 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/21');
END;
/

-- Step 17 of 35.
PROMPT [10/18] f47a20b6e8d3 lines point to existing products
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
    v_doing := 'migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line';
    -- migrations/0009_line_product_fk.ts:9 was it begun before: drop constraint fk_purchase_line_product of purchase_line
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE' AND constraint_name = 'FK_PURCHASE_LINE_PRODUCT')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '132e99cd9d0d69d01c3731312890f67a'
      WHERE j.run = v_run AND j.step = 17;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 17, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '132e99cd9d0d69d01c3731312890f67a', 0, 'f47a20b6e8d3', 'drop constraint fk_purchase_line_product of purchase_line', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line
    v_doing := 'migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE purchase_line DROP CONSTRAINT fk_purchase_line_product';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_CONSTRAINTS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE' AND constraint_name = 'FK_PURCHASE_LINE_PRODUCT')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 17 has run, but its effect is not there'
          || CHR(10) || 'migrations/0009_line_product_fk.ts:9 drop constraint fk_purchase_line_product of purchase_line', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 17;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 17;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/21' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 17 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/22');
END;
/

-- Step 18 of 35.
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
    -- version: f47a20b6e8d3 -> 5b1e7c0d94f6
    v_doing := 'version: f47a20b6e8d3 -> 5b1e7c0d94f6';
    UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'f47a20b6e8d3';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move f47a20b6e8d3 to 5b1e7c0d94f6 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 18, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '6569358c6ca5b1273896fbf040ff0449', 1, 'f47a20b6e8d3', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/22' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 18 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/23');
END;
/

-- Step 19 of 35.
PROMPT [11/18] 5b1e7c0d94f6 an address belongs to one customer
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
    v_doing := 'migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email';
    -- migrations/0008_unique_customer_email.ts:9 was it begun before: drop index uq_customer_email
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'UQ_CUSTOMER_EMAIL')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '168fe8aaad6c451db2e5080f199a10f1'
      WHERE j.run = v_run AND j.step = 19;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 19, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '168fe8aaad6c451db2e5080f199a10f1', 0, '5b1e7c0d94f6', 'drop index uq_customer_email', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email
    v_doing := 'migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP INDEX uq_customer_email';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'UQ_CUSTOMER_EMAIL')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 19 has run, but its effect is not there'
          || CHR(10) || 'migrations/0008_unique_customer_email.ts:9 drop index uq_customer_email', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 19;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 19;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/23' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 19 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/24');
END;
/

-- Step 20 of 35.
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
    -- version: 5b1e7c0d94f6 -> c8a93f60d2e4
    v_doing := 'version: 5b1e7c0d94f6 -> c8a93f60d2e4';
    UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '5b1e7c0d94f6';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 5b1e7c0d94f6 to c8a93f60d2e4 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 20, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'a3b811fa1e4ab2449e1c4b0902a3d518', 1, '5b1e7c0d94f6', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/24' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 20 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/25');
END;
/

-- Step 21 of 35.
PROMPT [12/18] c8a93f60d2e4 full_name becomes display_name
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
    IF v_found <> 'c8a93f60d2e4' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at c8a93f60d2e4.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name';
    -- migrations/0007_rename_customer_name.ts:9 was it begun before: alter column customer.display_name: rename to full_name
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'FULL_NAME') AND NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'DISPLAY_NAME')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '6c585b14984f73da0df46f4c03b8d84e'
      WHERE j.run = v_run AND j.step = 21;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 21, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '6c585b14984f73da0df46f4c03b8d84e', 0, 'c8a93f60d2e4', 'alter column customer.display_name: rename to full_name', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name
    v_doing := 'migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer RENAME COLUMN display_name TO full_name';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'FULL_NAME') AND NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'DISPLAY_NAME')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 21 has run, but its effect is not there'
          || CHR(10) || 'migrations/0007_rename_customer_name.ts:9 alter column customer.display_name: rename to full_name', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 21;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 21;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/25' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 21 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/26');
END;
/

-- Step 22 of 35.
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
    -- version: c8a93f60d2e4 -> 17d4e2b80c5f
    v_doing := 'version: c8a93f60d2e4 -> 17d4e2b80c5f';
    UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'c8a93f60d2e4';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move c8a93f60d2e4 to 17d4e2b80c5f in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 22, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'e0ff59417ad85c073166fe48430157ec', 1, 'c8a93f60d2e4', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/26' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 22 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/27');
END;
/

-- Step 23 of 35.
PROMPT [13/18] 17d4e2b80c5f country of customers is required
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
    v_doing := 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable';
    -- migrations/0006_customer_country_not_null.ts:9 was it begun before: alter column customer.country: nullable
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY' AND nullable = 'Y')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '49ca7e3494ba155f8d81bcb0a4f13c92'
      WHERE j.run = v_run AND j.step = 23;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 23, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '49ca7e3494ba155f8d81bcb0a4f13c92', 0, '17d4e2b80c5f', 'alter column customer.country: nullable', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable
    v_doing := 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer MODIFY country NULL';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY' AND nullable = 'Y')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 23 has run, but its effect is not there'
          || CHR(10) || 'migrations/0006_customer_country_not_null.ts:9 alter column customer.country: nullable', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 23;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 23;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/27' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 23 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/28');
END;
/

-- Step 24 of 35.
PROMPT [14/18] e05b3f9ac168 fill the country of customers
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
    IF v_found <> '17d4e2b80c5f' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 17d4e2b80c5f.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 17d4e2b80c5f -> e05b3f9ac168
    v_doing := 'version: 17d4e2b80c5f -> e05b3f9ac168';
    UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '17d4e2b80c5f';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 17d4e2b80c5f to e05b3f9ac168 in alembic_version', 1, 2000));
    END IF;
    -- version: e05b3f9ac168 -> 42c7a8d5e913
    v_doing := 'version: e05b3f9ac168 -> 42c7a8d5e913';
    UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'e05b3f9ac168';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move e05b3f9ac168 to 42c7a8d5e913 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 24, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '8340eb718153c48629f83b9cae01caaf', 1, '17d4e2b80c5f; e05b3f9ac168', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/28' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 24 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/29');
END;
/

-- Step 25 of 35.
PROMPT [15/18] 42c7a8d5e913 country of customers, nullable at first
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
    IF v_found <> '42c7a8d5e913' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 42c7a8d5e913.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0004_customer_country.ts:9 drop column customer.country';
    -- migrations/0004_customer_country.ts:9 was it begun before: drop column customer.country -- DATA LOSS: all values of column customer.country
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'ALTER TABLE customer DROP COLUMNS CONTINUE' FROM ALL_PARTIAL_DROP_TABS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '4e76be76ff2745a0acfd36c2e39991af'
      WHERE j.run = v_run AND j.step = 25;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 25, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '4e76be76ff2745a0acfd36c2e39991af', 0, '42c7a8d5e913', 'drop column customer.country', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0004_customer_country.ts:9 drop column customer.country -- DATA LOSS: all values of column customer.country
    v_doing := 'migrations/0004_customer_country.ts:9 drop column customer.country';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE customer DROP COLUMN country';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER' AND column_name = 'COUNTRY')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 25 has run, but its effect is not there'
          || CHR(10) || 'migrations/0004_customer_country.ts:9 drop column customer.country', 1, 2000));
    END IF;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/29' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 25 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/30');
END;
/

-- Step 26 of 35.
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
    IF v_found <> '42c7a8d5e913' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at 42c7a8d5e913.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: 42c7a8d5e913 -> b96e1d37f082
    v_doing := 'version: 42c7a8d5e913 -> b96e1d37f082';
    UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '42c7a8d5e913';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 42c7a8d5e913 to b96e1d37f082 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 26, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'd358aee68dbddc708922bc10b055a3c7', 1, '42c7a8d5e913', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/30' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 26 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/31');
END;
/

-- Step 27 of 35.
PROMPT [16/18] b96e1d37f082 stock of products
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
    IF v_found <> 'b96e1d37f082' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at b96e1d37f082.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    v_doing := 'migrations/0003_product_stock.ts:9 drop column product.stock';
    -- migrations/0003_product_stock.ts:9 was it begun before: drop column product.stock -- DATA LOSS: all values of column product.stock
    IF v_state = 'begun' THEN
      repair(q'[SELECT 'ALTER TABLE product DROP COLUMNS CONTINUE' FROM ALL_PARTIAL_DROP_TABS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT']');
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND column_name = 'STOCK')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '7e5ae0a965419d486f8a37f0e1a5f663'
      WHERE j.run = v_run AND j.step = 27;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 27, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '7e5ae0a965419d486f8a37f0e1a5f663', 0, 'b96e1d37f082', 'drop column product.stock', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0003_product_stock.ts:9 drop column product.stock -- DATA LOSS: all values of column product.stock
    v_doing := 'migrations/0003_product_stock.ts:9 drop column product.stock';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'ALTER TABLE product DROP COLUMN stock';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT' AND column_name = 'STOCK')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 27 has run, but its effect is not there'
          || CHR(10) || 'migrations/0003_product_stock.ts:9 drop column product.stock', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 27;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 27;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/31' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 27 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/32');
END;
/

-- Step 28 of 35.
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
    IF v_found <> 'b96e1d37f082' THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: the version rows have changed since this plan began'
          || CHR(10) || 'alembic_version holds ' || CASE v_found WHEN '-' THEN 'no row' ELSE v_found END || '; this step begins at b96e1d37f082.'
          || CHR(10) || 'Find out who moved them. This step has changed nothing.', 1, 2000));
    END IF;
    -- version: b96e1d37f082 -> 8d20f5e6c4ab
    v_doing := 'version: b96e1d37f082 -> 8d20f5e6c4ab';
    UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = 'b96e1d37f082';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move b96e1d37f082 to 8d20f5e6c4ab in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 28, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '0d5a6e0a901fcf8679e50e1eabe12180', 1, 'b96e1d37f082', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/32' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 28 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/33');
END;
/

-- Step 29 of 35.
PROMPT [17/18] 8d20f5e6c4ab orders and their lines
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
    v_doing := 'migrations/0002_orders.ts:25 drop index ix_purchase_customer_id';
    -- migrations/0002_orders.ts:25 was it begun before: drop index ix_purchase_customer_id
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_CUSTOMER_ID')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'fce215b372bb59fbc31377168ee13c8a'
      WHERE j.run = v_run AND j.step = 29;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 29, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'fce215b372bb59fbc31377168ee13c8a', 0, '8d20f5e6c4ab', 'drop index ix_purchase_customer_id', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:25 drop index ix_purchase_customer_id
    v_doing := 'migrations/0002_orders.ts:25 drop index ix_purchase_customer_id';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP INDEX ix_purchase_customer_id';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_INDEXES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND index_name = 'IX_PURCHASE_CUSTOMER_ID')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 29 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:25 drop index ix_purchase_customer_id', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 29;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 29;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/33' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 29 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/34');
END;
/

-- Step 30 of 35.
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
    v_doing := 'migrations/0002_orders.ts:14 drop table purchase_line';
    -- migrations/0002_orders.ts:14 was it begun before: drop table purchase_line -- DATA LOSS: all rows of table purchase_line
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = 'b7af0808db34a814e96b493d27ffbdc3'
      WHERE j.run = v_run AND j.step = 30;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 30, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'b7af0808db34a814e96b493d27ffbdc3', 0, '8d20f5e6c4ab', 'drop table purchase_line', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:14 drop table purchase_line -- DATA LOSS: all rows of table purchase_line
    v_doing := 'migrations/0002_orders.ts:14 drop table purchase_line';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE purchase_line';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE_LINE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 30 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:14 drop table purchase_line', 1, 2000));
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/34' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 30 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/35');
END;
/

-- Step 31 of 35.
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
    v_doing := 'migrations/0002_orders.ts:9 drop table purchase';
    -- migrations/0002_orders.ts:9 was it begun before: drop table purchase -- DATA LOSS: all rows of table purchase
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '44eec1123ddad92af8a507759bd784f2'
      WHERE j.run = v_run AND j.step = 31;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 31, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '44eec1123ddad92af8a507759bd784f2', 0, '8d20f5e6c4ab', 'drop table purchase', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0002_orders.ts:9 drop table purchase -- DATA LOSS: all rows of table purchase
    v_doing := 'migrations/0002_orders.ts:9 drop table purchase';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE purchase';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PURCHASE')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 31 has run, but its effect is not there'
          || CHR(10) || 'migrations/0002_orders.ts:9 drop table purchase', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 31;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 31;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/35' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 31 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/36');
END;
/

-- Step 32 of 35.
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
    -- version: 8d20f5e6c4ab -> 3f1c0a9b7d21
    v_doing := 'version: 8d20f5e6c4ab -> 3f1c0a9b7d21';
    UPDATE alembic_version SET version_num = '3f1c0a9b7d21' WHERE version_num = '8d20f5e6c4ab';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: move 8d20f5e6c4ab to 3f1c0a9b7d21 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 32, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', 'c067711043af1d5aed6f516b566ec5fd', 1, '8d20f5e6c4ab', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/36' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 32 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/37');
END;
/

-- Step 33 of 35.
PROMPT [18/18] 3f1c0a9b7d21 customers and products
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
    v_doing := 'migrations/0001_customers_and_products.ts:20 drop table product';
    -- migrations/0001_customers_and_products.ts:20 was it begun before: drop table product -- DATA LOSS: all rows of table product
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '6a97d4e0066ab6926abf1096ee3b5394'
      WHERE j.run = v_run AND j.step = 33;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 33, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '6a97d4e0066ab6926abf1096ee3b5394', 0, '3f1c0a9b7d21', 'drop table product', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0001_customers_and_products.ts:20 drop table product -- DATA LOSS: all rows of table product
    v_doing := 'migrations/0001_customers_and_products.ts:20 drop table product';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE product';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'PRODUCT')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 33 has run, but its effect is not there'
          || CHR(10) || 'migrations/0001_customers_and_products.ts:20 drop table product', 1, 2000));
    END IF;
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP WHERE j.run = v_run AND j.step = 33;
    COMMIT;
  EXCEPTION
    WHEN OTHERS THEN
      ROLLBACK;
      IF v_running AND SQLCODE NOT IN (-600, -603, -604, -7445) THEN
        UPDATE limbeck_journal j SET j.outcome = 'failed' WHERE j.run = v_run AND j.step = 33;
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/37' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 33 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/38');
END;
/

-- Step 34 of 35.
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
    v_doing := 'migrations/0001_customers_and_products.ts:9 drop table customer';
    -- migrations/0001_customers_and_products.ts:9 was it begun before: drop table customer -- DATA LOSS: all rows of table customer
    IF v_state = 'begun' THEN
      v_there := holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER')
)]');
    END IF;
    UPDATE limbeck_journal j SET j.attempts = j.attempts + 1, j.outcome = NULL, j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.content = '0b434888f1777aadf3a6edc0bc93ac32'
      WHERE j.run = v_run AND j.step = 34;
    IF SQL%ROWCOUNT = 0 THEN
      INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler)
        VALUES (v_run, 34, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '0b434888f1777aadf3a6edc0bc93ac32', 0, '3f1c0a9b7d21', 'drop table customer', 'limbeck 0.1.0');
    END IF;
    COMMIT;
    -- migrations/0001_customers_and_products.ts:9 drop table customer -- DATA LOSS: all rows of table customer
    v_doing := 'migrations/0001_customers_and_products.ts:9 drop table customer';
      IF NOT v_there THEN
    v_running := TRUE;
    EXECUTE IMMEDIATE 'DROP TABLE customer';
    v_running := FALSE;
      END IF;
    IF NOT holds(q'[SELECT COUNT(*) FROM dual WHERE (NOT EXISTS (SELECT 1 FROM ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'CUSTOMER')
)]') THEN
      RAISE_APPLICATION_ERROR(-20556, SUBSTRB('limbeck: step 34 has run, but its effect is not there'
          || CHR(10) || 'migrations/0001_customers_and_products.ts:9 drop table customer', 1, 2000));
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/38' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 34 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/39');
END;
/

-- Step 35 of 35.
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
    -- version: 3f1c0a9b7d21 -> base (no row)
    v_doing := 'version: 3f1c0a9b7d21 -> base (no row)';
    DELETE FROM alembic_version WHERE version_num = '3f1c0a9b7d21';
    IF SQL%ROWCOUNT <> 1 THEN
      RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: ' || SQL%ROWCOUNT || ' rows touched instead of one: delete 3f1c0a9b7d21 in alembic_version', 1, 2000));
    END IF;
    v_doing := 'COMMIT';
    INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, finished_at)
      VALUES (v_run, 35, 'alembic_version', '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', '112bb996b47a236cc48c5db7e6c227cf', 1, '3f1c0a9b7d21', 'version rows', 'limbeck 0.1.0', SYSTIMESTAMP);
    UPDATE limbeck_journal j SET j.finished_at = SYSTIMESTAMP, j.outcome = 'done', j.plan = '45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173', j.to_rows = '-'
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
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/39' THEN
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
    DBMS_OUTPUT.PUT_LINE('limbeck: step 35 of 35 is done already, passed over');
  ELSE
    do_step;
  END IF;
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/40');
END;
/

-- The status is 0 only if this is reached.
DECLARE
  v_found VARCHAR2(4000);
  v_count NUMBER;
BEGIN
  IF NVL(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_at'), '-') <> '45214406365c/40' THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: what comes before this was not done. Look at the first error of this run.', 1, 2000));
  END IF;
  SELECT NVL(LISTAGG(version_num, ',') WITHIN GROUP (ORDER BY version_num), '-') INTO v_found FROM alembic_version;
  IF v_found <> '-' THEN
    RAISE_APPLICATION_ERROR(-20555, SUBSTRB('limbeck: alembic_version holds ' || v_found || ', where this plan ends at base (no row)', 1, 2000));
  END IF;
  SELECT COUNT(*) INTO v_count FROM limbeck_journal j WHERE j.run = TO_NUMBER(SYS_CONTEXT('CLIENTCONTEXT', 'limbeck_run')) AND j.step = 0 AND j.outcome = 'done';
  IF v_count = 0 THEN
    RAISE_APPLICATION_ERROR(-20550, SUBSTRB('limbeck: the run of this plan was not closed. Run the same file again.', 1, 2000));
  END IF;
  ROLLBACK;
  :limbeck_status := 0;
  DBMS_OUTPUT.PUT_LINE('done: the database is at base (no row)');
  DBMS_SESSION.SET_CONTEXT('CLIENTCONTEXT', 'limbeck_at', '45214406365c/41');
END;
/

-- END OF PLAN digest=45214406365c38a5594797a45f973fc590af35427cc765083b9aa3f00d97d173 statements=20
EXIT :limbeck_status ROLLBACK
