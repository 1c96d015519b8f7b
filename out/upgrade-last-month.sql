\if true \set ON_ERROR_STOP on
-- Limbeck plan: upgrade from 6a0b7e4df391 to 4d27ab90c6f3
--
--   PostgreSQL, for psql; compiled by limbeck 0.1.0
--   9 statements, 2 transactions, 1 statement outside of them
--   1 precondition is tested before anything is changed
--
--   1. a81c9d5f20e7  only inactive products are free
--   2. 70d3ba5ce41f  reviews of products
--   3. cb6802e9f5a4  words that hold a review back
--   4. 2e94f6b1d0c8  find orders by day without stopping the shop
--   5. 95f1c7a3e0bd  merge the reviews branch
--   6. 4d27ab90c6f3  the index on names that production has already
--
-- Locks, each held to the end of its transaction:
--   ACCESS EXCLUSIVE (blocks reads and writes): product
--   SHARE ROW EXCLUSIVE (blocks writes): customer
--   SHARE UPDATE EXCLUSIVE (blocks neither reads nor writes): purchase
--   scans customer, product, purchase
--
-- Run it with
--   psql -X -v ON_ERROR_STOP=1 -f plan.sql -L plan.log
-- It ends with status 0 only when all of it is done, and changes nothing on a database that is not where it begins.
--
-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.
--
-- digest 330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547

-- psql behaves the same wherever this runs. A file that ends in the middle of a backslash command opens no editor.
\setenv PSQL_EDITOR false
\set AUTOCOMMIT on
\set ON_ERROR_ROLLBACK off
\set SINGLELINE off
\set FETCH_COUNT 0

-- Closed until the guard below has passed.
SET default_transaction_read_only = on;
SET default_transaction_isolation = 'read committed';
SET standard_conforming_strings = on;
SET client_encoding = 'UTF8';
SET lock_timeout = '5s';
SET statement_timeout = '0';

-- What is asked below must be the server's own functions and operators.
DO $limbeck$
DECLARE
  strangers pg_catalog.text;
  ours pg_catalog.name[] := '{
        text, _text, varchar, _varchar, name, _name, bool, _bool,
        int4, int8, float8, bytea, jsonb, timestamptz, regclass, regtype,
        oid, char, inet, any, anyelement, anyarray, anynonarray, anycompatible,
        anycompatiblearray}'::pg_catalog.name[];
BEGIN
  SELECT pg_catalog.string_agg(what, ', ') INTO strangers FROM (
    SELECT pg_catalog.concat('schema ', (pg_catalog.current_schemas(false))[1], ' before pg_catalog') AS what
      WHERE pg_catalog.array_position(pg_catalog.current_schemas(false), 'pg_catalog') OPERATOR(pg_catalog.>) 1
    UNION ALL
    SELECT p.oid::pg_catalog.regprocedure::pg_catalog.text FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) p.pronamespace
      WHERE n.nspname OPERATOR(pg_catalog.<>) 'pg_catalog' AND n.nspname OPERATOR(pg_catalog.=) ANY (pg_catalog.current_schemas(false))
      AND p.proname OPERATOR(pg_catalog.=) ANY ('{
        array_agg, array_fill, array_length, array_position, array_to_string, clock_timestamp, concat, convert_to,
        count, current_database, current_setting, date_trunc, format, has_table_privilege, host, inet_client_addr,
        jsonb_build_array, jsonb_build_object, jsonb_each_text, max, min, now, pg_advisory_unlock, pg_backend_pid,
        pg_export_snapshot, pg_is_in_recovery, pg_sleep, pg_stat_clear_snapshot, pg_try_advisory_lock, position, set_config, statement_timestamp,
        string_agg, to_regclass, to_regtype, transaction_timestamp, unnest}'::pg_catalog.name[])
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS t WHERE t.oid OPERATOR(pg_catalog.=) ANY (p.proargtypes)
        AND NOT (t.typnamespace OPERATOR(pg_catalog.=) 11::pg_catalog.oid AND t.typname OPERATOR(pg_catalog.=) ANY (ours)))
    UNION ALL
    SELECT o.oid::pg_catalog.regoperator::pg_catalog.text FROM pg_catalog.pg_operator AS o JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) o.oprnamespace
      WHERE n.nspname OPERATOR(pg_catalog.<>) 'pg_catalog' AND n.nspname OPERATOR(pg_catalog.=) ANY (pg_catalog.current_schemas(false))
      AND o.oprname OPERATOR(pg_catalog.=) ANY ('{
        =, <>, <, >, <=, >=, ||, +,
        ->, ->>, @>}'::pg_catalog.name[])
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS t WHERE t.oid OPERATOR(pg_catalog.=) ANY (ARRAY[o.oprleft, o.oprright])
        AND NOT (t.typnamespace OPERATOR(pg_catalog.=) 11::pg_catalog.oid AND t.typname OPERATOR(pg_catalog.=) ANY (ours)))
  ) AS found_there;
  IF strangers IS NOT NULL THEN
    RAISE EXCEPTION 'limbeck: something on the search path stands in the place of the server''s own functions'
      USING DETAIL = strangers, HINT = 'Remove it, or pin the path without it: searchPath in the configuration. Nothing was changed.';
  END IF;
END
$limbeck$;
-- Nothing is changed unless this passes.
DO $limbeck$
DECLARE
  found text[] := '{}';
  finished boolean := false;
  journalled record;
  done integer;
  differing integer;
  begun integer;
  why text;
  -- What each step of this plan does, as a digest.
  steps CONSTANT text[] := ARRAY['de28f540a4936a64e1557c4ba0ac201a', 'bd4e5f0e011cdbd41723afcbbce76f62', 'c2c08755d4ce87c3c2e7e13fcb36a8be']::text[];
  -- The version rows before each, and at the end.
  places CONSTANT text[] := ARRAY['6a0b7e4df391', 'cb6802e9f5a4', 'cb6802e9f5a4', '4d27ab90c6f3']::text[];
BEGIN
  IF transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;
  COMMIT;  -- fails inside another transaction, whatever the clocks say
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'limbeck: this server is a standby'
      USING HINT = 'Run the script on the primary server. Nothing was changed.';
  END IF;
  IF current_setting('server_version_num')::int < 130000 THEN
    RAISE EXCEPTION 'limbeck: this server is PostgreSQL %, and the plan is for 13 or later', current_setting('server_version')
      USING HINT = 'Nothing was changed.';
  END IF;
  -- The privileges that this plan needs; of what does not exist, nothing is asked.
  DECLARE
    lacking text;
    owners text[];
  BEGIN
    SELECT string_agg(DISTINCT CASE WHEN owner IS NULL THEN format('%s on %s %s', need, type, identity)
          ELSE format('owner of %s %s (it belongs to %s)', type, identity, owner) END COLLATE "C", '; '),
        array_agg(DISTINCT owner) FILTER (WHERE owner IS NOT NULL)
      INTO lacking, owners
      FROM (
        SELECT need, 'pg_class'::regclass, oid, CASE WHEN need = 'owner' THEN pg_get_userbyid(relowner) END
          FROM (VALUES
            ('SELECT', 'alembic_version'), ('INSERT', 'alembic_version'), ('UPDATE', 'alembic_version'), ('DELETE', 'alembic_version'),
            ('SELECT', 'limbeck_journal'), ('INSERT', 'limbeck_journal'), ('UPDATE', 'limbeck_journal'),
            ('owner', 'product'), ('REFERENCES', 'product'),
            ('REFERENCES', 'customer'), ('owner', 'customer'),
            ('owner', 'purchase')
          ) AS wanted (need, name) JOIN pg_class ON relname = name AND pg_table_is_visible(oid)
        UNION ALL
        SELECT 'CREATE', 'pg_namespace'::regclass, relnamespace, NULL
          FROM (VALUES ('purchase')) AS wanted (name) JOIN pg_class ON relname = name AND pg_table_is_visible(oid)
        UNION ALL
        SELECT 'CREATE', 'pg_namespace'::regclass, oid, NULL
          FROM (VALUES ('limbeck_journal')) AS wanted (name) JOIN pg_namespace ON nspname = current_schema() WHERE to_regclass(quote_ident(name)) IS NULL
        UNION ALL
        SELECT need, 'pg_namespace'::regclass, oid, NULL
          FROM (VALUES ('CREATE', current_schema())) AS wanted (need, name) JOIN pg_namespace ON nspname = name
      ) AS asked (need, class, id, owner), pg_identify_object(class, id, 0)
      WHERE NOT CASE
        WHEN owner IS NOT NULL THEN pg_has_role(owner, 'USAGE')
        WHEN class = 'pg_namespace'::regclass THEN has_schema_privilege(id, need)
        WHEN need ~ '^(DELETE|TRUNCATE|TRIGGER)' THEN has_table_privilege(id, need)
        ELSE has_any_column_privilege(id, need) END;
    IF lacking IS NOT NULL THEN
      RAISE EXCEPTION 'limbeck: this plan needs privileges that % does not have', current_user
        USING DETAIL = lacking, HINT = CASE cardinality(owners) WHEN 1
          THEN format('Run it as %1$s, or compile with --role %1$s. Nothing was changed.', owners[1])
          ELSE 'Run it as a role that has them, or compile with --role. Nothing was changed.' END;
    END IF;
  END;
  IF NOT pg_try_advisory_lock(4835194675954448209) THEN
    RAISE EXCEPTION 'limbeck: another run of a plan holds the lock of this database'
      USING HINT = 'Wait until it has ended, then look where the database is. Nothing was changed.';
  END IF;
  IF to_regclass('alembic_version') IS NULL THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: this database has no table %', 'alembic_version'
      USING DETAIL = 'This plan begins at 6a0b7e4df391.',
        HINT = 'Is this the right database and the right search_path? Where nothing was applied, begin with --from base. Nothing was changed.';
  END IF;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  PERFORM set_config('limbeck.run', '0', false);
  PERFORM set_config('limbeck.resumed', 'false', false);
  IF to_regclass('limbeck_journal') IS NOT NULL THEN
    FOR journalled IN SELECT * FROM limbeck_journal WHERE version_table = 'alembic_version' AND step = 0 ORDER BY run DESC LIMIT 1 LOOP
      SELECT count(*) FILTER (WHERE finished_at IS NOT NULL), count(*) FILTER (WHERE content IS DISTINCT FROM steps[step]),
          max(step) FILTER (WHERE finished_at IS NULL AND content IS DISTINCT FROM steps[step])
        INTO done, differing, begun FROM limbeck_journal WHERE run = journalled.run AND step > 0;
      IF journalled.finished_at IS NULL THEN
        why := CASE
          WHEN journalled.undoes IS NOT NULL THEN 'it undoes another plan'
          WHEN differing > 0 OR journalled.from_rows <> ARRAY['6a0b7e4df391']::text[] THEN 'what it has done is not what this plan would have done'
          WHEN array_to_string(found, ',') IS DISTINCT FROM places[done + 1] THEN 'the version rows are no longer where it stopped'
        END;
        IF why IS NULL AND (done > 0 OR NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true)) THEN
          PERFORM set_config('limbeck.run', journalled.run::text, false);
          RAISE NOTICE 'limbeck: run % goes on: % of 3 steps are done', journalled.run, done;
        ELSIF NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true) THEN
          PERFORM pg_advisory_unlock(4835194675954448209);
        RAISE EXCEPTION 'limbeck: another plan was stopped half way on this database'
          USING DETAIL = format('Run %s, %s, was begun at %s by %s and has not ended; %s.', journalled.run, journalled.summary, journalled.started_at, journalled.started_by, why),
            HINT = pg_catalog.concat(CASE WHEN CASE WHEN differing = 1 THEN begun END IS NOT NULL THEN format('Where nothing is left of step %2$s, which it had begun, this plan can go on: DELETE FROM limbeck_journal WHERE run = %1$s AND step = %2$s. ', journalled.run, CASE WHEN differing = 1 THEN begun END) END, format('Run that plan again, it goes on where it stopped; or undo it with its rollback. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = now(), outcome = ''given up'' WHERE run = %s AND step = 0. Nothing was changed.', journalled.run));
        END IF;
      ELSIF journalled.outcome = 'done' AND found = ARRAY['4d27ab90c6f3']::text[] AND found <> ARRAY['6a0b7e4df391']::text[]
        AND journalled.undoes IS NULL AND differing = 0 AND done = 3 THEN
        PERFORM set_config('limbeck.run', journalled.run::text, false);
        finished := true;
        RAISE NOTICE 'limbeck: run % has applied this plan, at %: nothing to do', journalled.run, journalled.finished_at;
      END IF;
    END LOOP;
  END IF;
  IF current_setting('limbeck.run')::integer = 0 THEN
  IF found = ARRAY['4d27ab90c6f3']::text[] THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = 'alembic_version holds 4d27ab90c6f3, where this plan ends.';
  END IF;
  IF found <> ARRAY['6a0b7e4df391']::text[] THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = format('%s holds %s; this plan begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '6a0b7e4df391'),
        HINT = 'Compile a plan that begins where the database is: limbeck compile --from ' ||
          coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;
  IF to_regclass('limbeck_journal') IS NOT NULL THEN
    FOR journalled IN SELECT * FROM limbeck_journal WHERE version_table = 'alembic_version' AND step = 0 AND outcome = 'done' AND compiler = 'limbeck 0.1.0' AND to_rows = ARRAY['6a0b7e4df391']::text[] AND marks = (SELECT string_agg(version_num || ' ' || xmin, ', ' ORDER BY version_num COLLATE "C") FROM alembic_version)
      AND meaning <> '2eb6d4452f20a21c32bc456cc97c90ea' ORDER BY run DESC LIMIT 1 LOOP
      PERFORM pg_advisory_unlock(4835194675954448209);
      RAISE EXCEPTION 'limbeck: a migration that this database has was edited after it was applied'
        USING DETAIL = format('Run %s, which led to %s at %s, was compiled from other migrations than this plan.%s', journalled.run, array_to_string(journalled.to_rows, ', '), journalled.finished_at, (SELECT ' Edited: ' || string_agg(ours.key, ', ' ORDER BY ours.key COLLATE "C") || '.' FROM jsonb_each_text('{"3f1c0a9b7d21":"41a2218c3625b0ab","8d20f5e6c4ab":"10856e9949215f67","b96e1d37f082":"9172e9c85ef593d6","42c7a8d5e913":"cf0dfd1eb75515fc","e05b3f9ac168":"784396eac7d2ce41","17d4e2b80c5f":"9e718c80b363579f","c8a93f60d2e4":"07a3ee2e94285353","5b1e7c0d94f6":"df43f31a9a88a517","f47a20b6e8d3":"9b55579e9dbab8d3","09e6d8c1a7b5":"0859f99cf02b52b2","d3f5b90e6c72":"8abc7ca6592a908a","6a0b7e4df391":"d995be2ebdd1b1fd"}') AS ours
            WHERE ours.value <> (SELECT revisions ->> ours.key FROM limbeck_journal WHERE version_table = 'alembic_version' AND step = 0 AND outcome = 'done' AND compiler = 'limbeck 0.1.0' AND revisions ->> ours.key IS NOT NULL ORDER BY run DESC LIMIT 1))),
          HINT = format('Bring the migration back as it was applied, and say what is to change in a new one. Where this database has what the migrations say now: UPDATE limbeck_journal SET meaning = NULL WHERE run = %s AND step = 0. Nothing was changed.', journalled.run);
    END LOOP;
  END IF;
  END IF;
  IF to_regclass('limbeck_journal') IS NOT NULL THEN
    PERFORM set_config(answer.key, answer.value, false)
      FROM limbeck_journal, jsonb_each_text(answers) AS answer WHERE run = current_setting('limbeck.run')::integer AND answer.value IS NOT NULL;
  END IF;
  PERFORM set_config('default_transaction_read_only', CASE WHEN finished THEN 'on' ELSE 'off' END, false);
END
$limbeck$;

-- What must be true of the data before anything is changed; this transaction can only read.
BEGIN READ ONLY;
SET LOCAL limbeck.unmet = '{}';

\echo 'checking for migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product'
DO $limbeck1$
DECLARE
  keys text[];
BEGIN
  IF NOT (current_setting('limbeck.run') = '0') THEN RETURN; END IF;
  EXECUTE $limbeck$SELECT ARRAY(SELECT left(id::text, 40) FROM product WHERE NOT (price > 0 OR (price = 0 AND active = false)) LIMIT 6)$limbeck$ INTO keys;
  IF cardinality(keys) > 0 THEN
    PERFORM set_config('limbeck.unmet', (current_setting('limbeck.unmet')::text[] || ARRAY[
      CASE cardinality(keys) WHEN 1 THEN '1 row of product breaks ck_product_price'
        ELSE CASE cardinality(keys) WHEN 6 THEN 'at least ' ELSE '' END || cardinality(keys) || ' rows of product break ck_product_price' END
        || ', but the check is added',
      'id ' || array_to_string(keys[1:5], ', ', 'NULL') || CASE cardinality(keys) WHEN 6 THEN ', …' ELSE '' END,
      'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:10).',
      'migrations/0013_price_may_be_zero_only_when_inactive.ts:10'])::text, true);
  END IF;
END
$limbeck1$;

DO $limbeck$
DECLARE
  unmet text[] := current_setting('limbeck.unmet');
BEGIN
  IF cardinality(unmet) = 0 THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_unlock(4835194675954448209);
  IF cardinality(unmet) = 4 THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || unmet[1], DETAIL = regexp_replace(unmet[2], '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]', '?', 'g'),
      HINT = unmet[3] || ' Nothing was changed.';
  END IF;
  RAISE EXCEPTION USING MESSAGE = format('limbeck: %s preconditions of this plan are not met', cardinality(unmet) / 4),
    DETAIL = (SELECT string_agg(concat(unmet[i], ': ', regexp_replace(unmet[i + 1], '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]', '?', 'g'), ' (' || nullif(unmet[i + 3], '') || ')'), E'\n' ORDER BY i)
      FROM generate_series(1, cardinality(unmet), 4) AS i),
    HINT = 'Mend all of these, then run the script again. Nothing was changed.';
END
$limbeck$;
COMMIT;

-- What the script itself needs.
DO $limbeck$
BEGIN
  IF to_regclass('limbeck_journal') IS NULL THEN
    CREATE TABLE limbeck_journal (
      run integer NOT NULL,
      step integer NOT NULL,  -- 0 is the run itself
      version_table text NOT NULL,
      plan text NOT NULL,
      content text,
      whole boolean,  -- behind it, no revision is half applied
      revision text,
      summary text NOT NULL,
      from_rows text[],
      to_rows text[],
      undoes integer,  -- the run that a rollback undoes
      progress jsonb,
      answers jsonb,
      meaning text,  -- of all migrations that are applied at the end
      revisions jsonb,  -- and of each of the plan's own
      marks text,  -- of the version rows at the end
      attempts integer DEFAULT 1 NOT NULL,
      outcome text,
      compiler text NOT NULL,
      started_by text DEFAULT session_user NOT NULL,
      started_from text DEFAULT coalesce(host(inet_client_addr()), 'local') NOT NULL,
      application text DEFAULT current_setting('application_name') NOT NULL,
      started_at timestamptz DEFAULT clock_timestamp() NOT NULL,
      finished_at timestamptz,
      PRIMARY KEY (run, step)
    );
  END IF;
  IF current_setting('limbeck.run')::integer = 0 THEN
    LOCK TABLE limbeck_journal IN SHARE ROW EXCLUSIVE MODE;
    -- A run that was stopped between two revisions has left nothing half done.
    UPDATE limbeck_journal SET finished_at = clock_timestamp(), outcome = 'given up' WHERE version_table = 'alembic_version' AND step = 0 AND finished_at IS NULL;
    INSERT INTO limbeck_journal (run, step, version_table, plan, summary, from_rows, to_rows, compiler)
      SELECT coalesce(max(run), 0) + 1, 0, 'alembic_version', '330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547', 'upgrade from 6a0b7e4df391 to 4d27ab90c6f3', ARRAY['6a0b7e4df391']::text[], ARRAY['4d27ab90c6f3']::text[], 'limbeck 0.1.0' FROM limbeck_journal;
    PERFORM set_config('limbeck.run', max(run)::text, false) FROM limbeck_journal;
  END IF;
END
$limbeck$;

-- Step 1 of 3.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 1 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[1/6] a81c9d5f20e7 only inactive products are free'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['6a0b7e4df391']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '6a0b7e4df391'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- The locks of this transaction, all or none: tried up to 10 times, 1s apart, for no longer than 5s each.
DO $limbeck$
DECLARE
  own_timeout text := current_setting('lock_timeout');
  deadline timestamptz;
  wanted record;
  missing text := '';
  holders text;
BEGIN
  FOR attempt IN 1..10 LOOP
    BEGIN
      deadline := clock_timestamp() + interval '5s';
      FOR wanted IN
        SELECT c.oid AS id, needed.* FROM (VALUES
          ('product', 'ACCESS EXCLUSIVE')
        ) AS needed (name, mode)
        JOIN pg_class AS c ON c.oid = to_regclass(needed.name) AND c.relkind IN ('r', 'p')
        WHERE has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
      LOOP
        PERFORM set_config('lock_timeout', GREATEST(EXTRACT(epoch FROM deadline OPERATOR(pg_catalog.-) clock_timestamp()), 0.001) || 's', true);
        EXECUTE format('LOCK TABLE ONLY %s IN %s MODE', wanted.name, wanted.mode);
      END LOOP;
      PERFORM set_config('lock_timeout', own_timeout, true);
      EXIT;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      missing := wanted.name;
      PERFORM pg_stat_clear_snapshot();
      holders := array_to_string(ARRAY(
        SELECT concat('pid ', l.pid, ' ' || nullif(a.application_name, ''), ' since ' || date_trunc('second', a.xact_start))
        FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database AND d.datname = current_database()
        LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE l.relation = wanted.id AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()
        ORDER BY a.xact_start LIMIT 5), ', ');
      holders := coalesce(nullif(holders, ''), 'others');
      IF attempt = 10 THEN
        RAISE EXCEPTION USING ERRCODE = 'lock_not_available', MESSAGE = format('limbeck: %s could not be locked, tried 10 times', missing),
          DETAIL = format('It is in use by %s.', holders), HINT = 'Nothing of this step was changed. Run the same file again: it goes on here.';
      END IF;
      RAISE NOTICE USING MESSAGE = format('limbeck: attempt %s of 10: %s is in use by %s', attempt, missing, holders);
      PERFORM pg_sleep(1);
    END;
  END LOOP;
END
$limbeck$;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product -- ACCESS EXCLUSIVE on product: blocks reads and writes
ALTER TABLE product DROP CONSTRAINT ck_product_price;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product -- ACCESS EXCLUSIVE on product: blocks reads and writes; scans product
ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND active = false));

-- version: 6a0b7e4df391 -> a81c9d5f20e7
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num = '6a0b7e4df391';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 6a0b7e4df391 to a81c9d5f20e7 in alembic_version';
  END IF;
END
$limbeck$;

\echo '[2/6] 70d3ba5ce41f reviews of products'

-- migrations/0015_reviews.ts:10 create table review -- SHARE ROW EXCLUSIVE on product, customer: blocks writes
CREATE TABLE review (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  product_id INTEGER NOT NULL,
  customer_id INTEGER,
  stars SMALLINT NOT NULL,
  body TEXT,
  written_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT review_pkey PRIMARY KEY (id),
  CONSTRAINT review_product_id_fkey FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE CASCADE,
  CONSTRAINT review_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id) ON DELETE SET NULL,
  CONSTRAINT ck_review_stars CHECK (stars BETWEEN 1 AND 5)
);

-- migrations/0015_reviews.ts:10 create table review
CREATE INDEX ix_review_product ON review (product_id);

-- version: a81c9d5f20e7 -> 70d3ba5ce41f
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num = 'a81c9d5f20e7';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move a81c9d5f20e7 to 70d3ba5ce41f in alembic_version';
  END IF;
END
$limbeck$;

\echo '[3/6] cb6802e9f5a4 words that hold a review back'

-- migrations/0016_review_flags.ts:9 create table held_word
CREATE TABLE held_word (
  word VARCHAR(60) NOT NULL,
  CONSTRAINT held_word_pkey PRIMARY KEY (word)
);

-- migrations/0016_review_flags.ts:10 insert 2 rows into held_word
INSERT INTO held_word (word) VALUES ('cheap pills'), ('that''s spam');

-- version: 70d3ba5ce41f -> cb6802e9f5a4
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num = '70d3ba5ce41f';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 70d3ba5ce41f to cb6802e9f5a4 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 1, 'alembic_version', '330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547', 'de28f540a4936a64e1557c4ba0ac201a', true, 'a81c9d5f20e7; 70d3ba5ce41f; cb6802e9f5a4', 'drop constraint ck_product_price of product; add check constraint ck_product_price to product; create table review; create table review; create table held_word; insert 2 rows into held_word', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[1/6] a81c9d5f20e7 is done already, passed over'
\endif

-- Step 2 of 3.

SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 2 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[4/6] 2e94f6b1d0c8 find orders by day without stopping the shop'

-- The next statement cannot run inside a transaction, and may have to wait long for locks.
DO $limbeck$
DECLARE
  found text[];
BEGIN
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['cb6802e9f5a4']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'cb6802e9f5a4'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
  PERFORM set_config('limbeck.resumed', EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 2)::text, false);
  IF NOT current_setting('limbeck.resumed') = 'true' AND to_regclass('ix_purchase_placed_at') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ix_purchase_placed_at is there already, and this plan has not made it', HINT = 'Look at it (an INVALID index is left over from a concurrent build that failed), drop it, and run this script again.';
  END IF;
  INSERT INTO limbeck_journal AS j (run, step, version_table, plan, content, whole, revision, summary, compiler) VALUES (current_setting('limbeck.run')::integer, 2, 'alembic_version', '330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547', 'bd4e5f0e011cdbd41723afcbbce76f62', false, '2e94f6b1d0c8', 'create index ix_purchase_placed_at on purchase', 'limbeck 0.1.0')
    ON CONFLICT (run, step) DO UPDATE SET attempts = j.attempts + 1, plan = excluded.plan;
END
$limbeck$;
SET lock_timeout = 0;
-- What a stopped run has left is cleared away.
SELECT repair FROM (SELECT 'DROP INDEX CONCURRENTLY ix_purchase_placed_at' FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND NOT indisvalid) AS left_over (repair) WHERE current_setting('limbeck.resumed') = 'true' \gexec

-- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase -- SHARE UPDATE EXCLUSIVE on purchase: blocks neither reads nor writes; scans purchase
SELECT $limbeck$CREATE INDEX CONCURRENTLY ix_purchase_placed_at ON purchase (placed_at)$limbeck$ WHERE NOT (current_setting('limbeck.resumed') = 'true' AND EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND indisvalid)) \gexec
SET lock_timeout = '5s';
DO $limbeck$
BEGIN
  IF (EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND indisvalid)) IS NOT TRUE THEN
    RAISE EXCEPTION 'limbeck: step 2 has run, but its effect is not there' USING DETAIL = 'create index ix_purchase_placed_at on purchase';
  END IF;
  UPDATE limbeck_journal SET finished_at = clock_timestamp() WHERE run = current_setting('limbeck.run')::integer AND step = 2;
END
$limbeck$;
\else
\echo '[4/6] 2e94f6b1d0c8 is done already, passed over'
\endif

-- Step 3 of 3.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 3 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['cb6802e9f5a4']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'cb6802e9f5a4'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- version: cb6802e9f5a4 -> 2e94f6b1d0c8, cb6802e9f5a4
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  INSERT INTO alembic_version (version_num) VALUES ('2e94f6b1d0c8');
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'insert 2e94f6b1d0c8 in alembic_version';
  END IF;
END
$limbeck$;

\echo '[5/6] 95f1c7a3e0bd merge the reviews branch'

-- version: 2e94f6b1d0c8, cb6802e9f5a4 -> 95f1c7a3e0bd
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  DELETE FROM alembic_version WHERE version_num = '2e94f6b1d0c8';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'delete 2e94f6b1d0c8 in alembic_version';
  END IF;
  UPDATE alembic_version SET version_num = '95f1c7a3e0bd' WHERE version_num = 'cb6802e9f5a4';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move cb6802e9f5a4 to 95f1c7a3e0bd in alembic_version';
  END IF;
END
$limbeck$;

\echo '[6/6] 4d27ab90c6f3 the index on names that production has already'

-- migrations/0018_index_made_by_hand.ts:10 when index ix_customer_display_name does not exist
DO $limbeck1$
DECLARE
  holds boolean := false;
BEGIN
  EXECUTE $limbeck$SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('"ix_customer_display_name"') AND relkind IN ('i', 'I'))$limbeck$ INTO holds;
  RAISE NOTICE USING MESSAGE = pg_catalog.concat('limbeck: when index ix_customer_display_name does not exist: ', CASE WHEN holds THEN 'yes' ELSE 'no, passed over' END);
  PERFORM pg_catalog.set_config('limbeck.when_1', holds::pg_catalog.text, false);
END
$limbeck1$;

-- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist -- SHARE on customer: blocks writes; scans customer
DO $limbeck1$
BEGIN
  IF pg_catalog.current_setting('limbeck.when_1', true) OPERATOR(pg_catalog.=) 'true' THEN
    EXECUTE $limbeck$CREATE INDEX ix_customer_display_name ON customer (display_name)$limbeck$;
  END IF;
END
$limbeck1$;

-- version: 95f1c7a3e0bd -> 4d27ab90c6f3
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '4d27ab90c6f3' WHERE version_num = '95f1c7a3e0bd';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 95f1c7a3e0bd to 4d27ab90c6f3 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at, answers)
    VALUES (current_setting('limbeck.run')::integer, 3, 'alembic_version', '330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547', 'c2c08755d4ce87c3c2e7e13fcb36a8be', true, '2e94f6b1d0c8; 95f1c7a3e0bd; 4d27ab90c6f3', 'when index ix_customer_display_name does not exist; create index ix_customer_display_name on customer', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp(), jsonb_build_object('limbeck.when_1', current_setting('limbeck.when_1', true)));
  UPDATE limbeck_journal SET finished_at = clock_timestamp(), outcome = 'done', plan = '330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547', to_rows = ARRAY['4d27ab90c6f3']::text[],
      meaning = 'fb4b3361123d1c35db6a84a002a0abdf', revisions = '{"a81c9d5f20e7":"be48e17b5a2509fc","70d3ba5ce41f":"4d7937d805ec961c","cb6802e9f5a4":"c3570cd381826649","2e94f6b1d0c8":"121fdeb636a0e158","95f1c7a3e0bd":"4f53cda18c2baa0c","4d27ab90c6f3":"c45f64173074c7ee"}', marks = (SELECT string_agg(version_num || ' ' || xmin, ', ' ORDER BY version_num COLLATE "C") FROM alembic_version)
    WHERE run = current_setting('limbeck.run')::integer AND step = 0;
END
$limbeck$;
COMMIT;
\endif

DO $limbeck$
BEGIN
  PERFORM pg_advisory_unlock(4835194675954448209);
  PERFORM set_config('limbeck.run', NULL, false);
  PERFORM set_config('limbeck.resumed', NULL, false);
  PERFORM set_config('limbeck.when_1', NULL, false);
END
$limbeck$;
RESET default_transaction_read_only;
RESET default_transaction_isolation;
RESET standard_conforming_strings;
RESET client_encoding;
RESET lock_timeout;
RESET statement_timeout;
\echo 'done: the database is at 4d27ab90c6f3'

-- END OF PLAN digest=330257a4b10130c2845864338c4e16a88ab6695ba01c9408b351fcf526cc8547 statements=9
\endif
