-- Limbeck plan: upgrade from 6a0b7e4df391 to cb6802e9f5a4
--
--   PostgreSQL, for any client; compiled by limbeck 0.1.0
--   6 statements, one transaction
--   1 precondition is tested before anything is changed
--
--   1. a81c9d5f20e7  only inactive products are free
--   2. 70d3ba5ce41f  reviews of products
--   3. cb6802e9f5a4  words that hold a review back
--
-- Locks, each held to the end of its transaction:
--   ACCESS EXCLUSIVE (blocks reads and writes): product
--   SHARE ROW EXCLUSIVE (blocks writes): customer
--   scans product
--
-- Run all of it in one session, with autocommit on, and stop at the first error. It changes nothing on a database that is
-- not where it begins. A session that was refused can only read from then on: close it.
--
-- digest 681db14a2ef873e275434d4092ab4ac3b3b0196e6385f34986eee9fecf9120a7

-- Closed until the guard below has passed.
SET default_transaction_read_only = on;
SET default_transaction_isolation = 'read committed';
SET standard_conforming_strings = on;
SET client_encoding = 'UTF8';
SET lock_timeout = '5s';
SET statement_timeout = '0';

-- If this transaction is still open below, it is not of this script.
DO $limbeck$
BEGIN
  PERFORM set_config('limbeck.opened', 'no', false);
  PERFORM set_config('limbeck.began', transaction_timestamp()::text, false);
END
$limbeck$;

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
  journalled record;
BEGIN
  IF current_setting('limbeck.began', true) = transaction_timestamp()::text
    AND transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;
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
            ('SELECT', 'alembic_version'), ('UPDATE', 'alembic_version'),
            ('SELECT', 'limbeck_journal'),
            ('owner', 'product'), ('REFERENCES', 'product'),
            ('REFERENCES', 'customer')
          ) AS wanted (need, name) JOIN pg_class ON relname = name AND pg_table_is_visible(oid)
        UNION ALL
        SELECT need, 'pg_namespace'::regclass, oid, NULL
          FROM (VALUES ('CREATE', current_schema())) AS wanted (need, name) JOIN pg_namespace ON nspname = name
      ) AS asked (need, class, id, owner), pg_identify_object(class, id, 0)
      WHERE NOT CASE
        WHEN owner IS NOT NULL THEN pg_has_role(owner, 'USAGE')
        WHEN class = 'pg_namespace'::regclass THEN has_schema_privilege(id, need)
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
  IF to_regclass('limbeck_journal') IS NOT NULL THEN
    FOR journalled IN SELECT * FROM limbeck_journal WHERE version_table = 'alembic_version' AND step = 0 AND finished_at IS NULL LOOP
      IF NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true) THEN
        PERFORM pg_advisory_unlock(4835194675954448209);
        RAISE EXCEPTION 'limbeck: another plan was stopped half way on this database'
          USING DETAIL = format('Run %s, %s, was begun at %s by %s and has not ended; %s.', journalled.run, journalled.summary, journalled.started_at, journalled.started_by, 'it is in the middle of a revision'),
            HINT = format('Run that plan again, it goes on where it stopped; or undo it with its rollback. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = now(), outcome = ''given up'' WHERE run = %s AND step = 0. Nothing was changed.', journalled.run);
      END IF;
    END LOOP;
  END IF;
  IF found = ARRAY['cb6802e9f5a4']::text[] THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = 'alembic_version holds cb6802e9f5a4, where this plan ends.';
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
  PERFORM set_config('limbeck.opened', 'passed', false);
  PERFORM set_config('limbeck.done', '681db14a2ef8/0', false);
END
$limbeck$;
-- A client that sets a savepoint before each statement and goes on after an error cannot run this.
BEGIN;
DO $limbeck$
BEGIN
  PERFORM pg_export_snapshot();
  IF current_setting('limbeck.opened', true) = 'passed' THEN
    PERFORM set_config('limbeck.opened', 'probed', false);
  END IF;
END
$limbeck$;
DO $limbeck$
BEGIN
  IF current_setting('limbeck.opened', true) IS DISTINCT FROM 'probed' THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: the guard above has not passed, or this client sets a savepoint before each statement'
      USING HINT = 'Switch the client''s automatic savepoints off (ON_ERROR_ROLLBACK, autosave). Nothing was changed.';
  END IF;
  PERFORM set_config('default_transaction_read_only', 'off', false);
END
$limbeck$;
COMMIT;

-- What must be true of the data before anything is changed; this transaction can only read.
DO $limbeck$
BEGIN
  IF current_setting('limbeck.done', true) = '681db14a2ef8/0' THEN PERFORM set_config('limbeck.done', '681db14a2ef8/0 tested', false); END IF;
END
$limbeck$;
BEGIN READ ONLY;
SET LOCAL limbeck.unmet = '{}';

-- checking for migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
DO $limbeck1$
DECLARE
  keys text[];
BEGIN
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
    IF current_setting('limbeck.done', true) = '681db14a2ef8/0 tested' THEN PERFORM set_config('limbeck.done', '681db14a2ef8/0', false); END IF;
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

-- [1/3] a81c9d5f20e7 only inactive products are free
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  IF current_setting('limbeck.done', true) IS DISTINCT FROM '681db14a2ef8/0' THEN
    RAISE EXCEPTION 'limbeck: what comes before this transaction was not done'
      USING HINT = 'Look at the first error of this run. This transaction was rolled back.';
  END IF;
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['6a0b7e4df391']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '6a0b7e4df391'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
  PERFORM set_config('limbeck.done', '681db14a2ef8/1', false);  -- undone if this transaction is
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
          DETAIL = format('It is in use by %s.', holders), HINT = 'Nothing was changed. Run the same file again.';
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

-- [2/3] 70d3ba5ce41f reviews of products

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

-- [3/3] cb6802e9f5a4 words that hold a review back

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

COMMIT;

DO $limbeck$
BEGIN
  PERFORM pg_advisory_unlock(4835194675954448209);
  PERFORM set_config('limbeck.began', NULL, false);
  PERFORM set_config('limbeck.opened', NULL, false);
  PERFORM set_config('limbeck.done', NULL, false);
END
$limbeck$;
RESET default_transaction_read_only;
RESET default_transaction_isolation;
RESET standard_conforming_strings;
RESET client_encoding;
RESET lock_timeout;
RESET statement_timeout;
-- done: the database is at cb6802e9f5a4

-- END OF PLAN digest=681db14a2ef873e275434d4092ab4ac3b3b0196e6385f34986eee9fecf9120a7 statements=6
