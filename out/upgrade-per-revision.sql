\if true \set ON_ERROR_STOP on
-- Limbeck plan: upgrade from base (no row) to 4d27ab90c6f3
--
--   PostgreSQL, for psql; compiled by limbeck 0.1.0
--   29 statements, 18 transactions, 1 statement outside of them
--   3 preconditions are tested on the way, right before what needs them
--
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
--
-- Run it with
--   psql -X -v ON_ERROR_STOP=1 -f plan.sql -L plan.log
-- It ends with status 0 only when all of it is done, and changes nothing on a database that is not where it begins.
--
-- This plan is not one transaction. If it stops half way, what was committed stays, and limbeck_journal says how far it came.
-- Mend what stopped it, and run the same file again: it goes on where it stopped.
--
-- digest 2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc

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
  steps CONSTANT text[] := ARRAY['88497757a70dc721e76b5877a5bc5ef9', 'd82cb0d2f4e2da1bc956b3426bb8881f', '4f35883a5a216c2b2bb6c04b904f0286', '1ff0854477a69e5bb5c36f3a2c9b999d', '06da251d9988830226c6b00b0d3cc753', '07d754b0284d92c9458796304a30e5fa', '709ed3a476e2be3d8bf06eb181b46783', 'f3400665f0aafc5db954d4f10e0d2604', '6d872b59c4cb44e1e4f686546cb51da5', '3b85c16ac76665a838853043d481c6c7', '1c2c8f8d56e3a48a63ee3e8f7268bc41', 'ac80cc53a6efd6e43eee7f032c77b876', '13b3b92a7110f56e8878a542205f9886', '488ced1a49af3287e407777f9c9ad94f', 'dda0a20230f177d1d813f7a4411297e7', 'bd4e5f0e011cdbd41723afcbbce76f62', '8c7de76adcc29ca53deba2fa3b556d4b', '8d1008229c5a532044b607a5072ae9f2', '981b07dba6dd2e4de0518096e1723423']::text[];
  -- The version rows before each, and at the end.
  places CONSTANT text[] := ARRAY['', '3f1c0a9b7d21', '8d20f5e6c4ab', 'b96e1d37f082', '42c7a8d5e913', 'e05b3f9ac168', '17d4e2b80c5f', 'c8a93f60d2e4', '5b1e7c0d94f6', 'f47a20b6e8d3', '09e6d8c1a7b5', 'd3f5b90e6c72', '6a0b7e4df391', 'a81c9d5f20e7', '70d3ba5ce41f', 'cb6802e9f5a4', 'cb6802e9f5a4', '2e94f6b1d0c8,cb6802e9f5a4', '95f1c7a3e0bd', '4d27ab90c6f3']::text[];
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
        SELECT need, 'pg_class'::regclass, oid, NULL
          FROM (VALUES
            ('SELECT', 'alembic_version'), ('INSERT', 'alembic_version'), ('UPDATE', 'alembic_version'), ('DELETE', 'alembic_version'),
            ('SELECT', 'limbeck_journal'), ('INSERT', 'limbeck_journal'), ('UPDATE', 'limbeck_journal')
          ) AS wanted (need, name) JOIN pg_class ON relname = name AND pg_table_is_visible(oid)
        UNION ALL
        SELECT 'CREATE', 'pg_namespace'::regclass, oid, NULL
          FROM (VALUES
            ('alembic_version'),
            ('limbeck_journal')
          ) AS wanted (name) JOIN pg_namespace ON nspname = current_schema() WHERE to_regclass(quote_ident(name)) IS NULL
        UNION ALL
        SELECT need, 'pg_namespace'::regclass, oid, NULL
          FROM (VALUES ('CREATE', current_schema())) AS wanted (need, name) JOIN pg_namespace ON nspname = name
      ) AS asked (need, class, id, owner), pg_identify_object(class, id, 0)
      WHERE NOT CASE
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
  IF to_regclass('alembic_version') IS NOT NULL THEN
    SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  END IF;
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
          WHEN differing > 0 OR journalled.from_rows <> ARRAY[]::text[] THEN 'what it has done is not what this plan would have done'
          WHEN array_to_string(found, ',') IS DISTINCT FROM places[done + 1] THEN 'the version rows are no longer where it stopped'
        END;
        IF why IS NULL AND (done > 0 OR NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true)) THEN
          PERFORM set_config('limbeck.run', journalled.run::text, false);
          RAISE NOTICE 'limbeck: run % goes on: % of 19 steps are done', journalled.run, done;
        ELSIF NOT coalesce((SELECT whole AND finished_at IS NOT NULL FROM limbeck_journal WHERE run = journalled.run AND step > 0 ORDER BY step DESC LIMIT 1), true) THEN
          PERFORM pg_advisory_unlock(4835194675954448209);
        RAISE EXCEPTION 'limbeck: another plan was stopped half way on this database'
          USING DETAIL = format('Run %s, %s, was begun at %s by %s and has not ended; %s.', journalled.run, journalled.summary, journalled.started_at, journalled.started_by, why),
            HINT = pg_catalog.concat(CASE WHEN CASE WHEN differing = 1 THEN begun END IS NOT NULL THEN format('Where nothing is left of step %2$s, which it had begun, this plan can go on: DELETE FROM limbeck_journal WHERE run = %1$s AND step = %2$s. ', journalled.run, CASE WHEN differing = 1 THEN begun END) END, format('Run that plan again, it goes on where it stopped; or undo it with its rollback. Where it was cleared up by hand: UPDATE limbeck_journal SET finished_at = now(), outcome = ''given up'' WHERE run = %s AND step = 0. Nothing was changed.', journalled.run));
        END IF;
      ELSIF journalled.outcome = 'done' AND found = ARRAY['4d27ab90c6f3']::text[] AND found <> ARRAY[]::text[]
        AND journalled.undoes IS NULL AND differing = 0 AND done = 19 THEN
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
  IF found <> ARRAY[]::text[] THEN
    PERFORM pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = format('%s holds %s; this plan begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'base (no row)'),
        HINT = 'Compile a plan that begins where the database is: limbeck compile --from ' ||
          coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;
  END IF;
  IF to_regclass('limbeck_journal') IS NOT NULL THEN
    PERFORM set_config(answer.key, answer.value, false)
      FROM limbeck_journal, jsonb_each_text(answers) AS answer WHERE run = current_setting('limbeck.run')::integer AND answer.value IS NOT NULL;
  END IF;
  PERFORM set_config('default_transaction_read_only', CASE WHEN finished THEN 'on' ELSE 'off' END, false);
END
$limbeck$;

-- What the script itself needs.
DO $limbeck$
BEGIN
  IF to_regclass('alembic_version') IS NULL THEN
    CREATE TABLE IF NOT EXISTS alembic_version (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
  END IF;
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
      SELECT coalesce(max(run), 0) + 1, 0, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'upgrade from base (no row) to 4d27ab90c6f3', ARRAY[]::text[], ARRAY['4d27ab90c6f3']::text[], 'limbeck 0.1.0' FROM limbeck_journal;
    PERFORM set_config('limbeck.run', max(run)::text, false) FROM limbeck_journal;
  END IF;
END
$limbeck$;

-- Step 1 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 1 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[1/18] 3f1c0a9b7d21 customers and products'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY[]::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'base (no row)'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0001_customers_and_products.ts:9 create table customer
CREATE TABLE customer (
  id SERIAL NOT NULL,
  email VARCHAR(255) NOT NULL,
  full_name VARCHAR(120),
  created_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT customer_pkey PRIMARY KEY (id)
);

-- migrations/0001_customers_and_products.ts:9 create table customer
COMMENT ON TABLE customer IS 'Everybody who has ordered or registered';

-- migrations/0001_customers_and_products.ts:20 create table product
CREATE TABLE product (
  id SERIAL NOT NULL,
  sku VARCHAR(40) NOT NULL,
  title VARCHAR(200) NOT NULL,
  price NUMERIC(10, 2) NOT NULL,
  active BOOLEAN DEFAULT true NOT NULL,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT uq_product_sku UNIQUE (sku),
  CONSTRAINT ck_product_price CHECK (price >= 0)
);

-- version: base (no row) -> 3f1c0a9b7d21
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  INSERT INTO alembic_version (version_num) VALUES ('3f1c0a9b7d21');
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'insert 3f1c0a9b7d21 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 1, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '88497757a70dc721e76b5877a5bc5ef9', true, '3f1c0a9b7d21', 'create table customer; create table customer; create table product', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[1/18] 3f1c0a9b7d21 is done already, passed over'
\endif

-- Step 2 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 2 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[2/18] 8d20f5e6c4ab orders and their lines'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['3f1c0a9b7d21']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '3f1c0a9b7d21'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0002_orders.ts:9 create table purchase
CREATE TABLE purchase (
  id BIGSERIAL NOT NULL,
  customer_id INTEGER NOT NULL,
  placed_at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  CONSTRAINT purchase_pkey PRIMARY KEY (id),
  CONSTRAINT purchase_customer_id_fkey FOREIGN KEY(customer_id) REFERENCES customer (id)
);

-- migrations/0002_orders.ts:14 create table purchase_line
CREATE TABLE purchase_line (
  purchase_id BIGINT NOT NULL,
  line_no SMALLINT NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  unit_price NUMERIC(10, 2) NOT NULL,
  CONSTRAINT purchase_line_pkey PRIMARY KEY (purchase_id, line_no),
  CONSTRAINT purchase_line_purchase_id_fkey FOREIGN KEY(purchase_id) REFERENCES purchase (id) ON DELETE CASCADE,
  CONSTRAINT ck_purchase_line_quantity CHECK (quantity > 0)
);

-- migrations/0002_orders.ts:25 create index ix_purchase_customer_id on purchase
CREATE INDEX ix_purchase_customer_id ON purchase (customer_id);

-- version: 3f1c0a9b7d21 -> 8d20f5e6c4ab
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '8d20f5e6c4ab' WHERE version_num = '3f1c0a9b7d21';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 3f1c0a9b7d21 to 8d20f5e6c4ab in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 2, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'd82cb0d2f4e2da1bc956b3426bb8881f', true, '8d20f5e6c4ab', 'create table purchase; create table purchase_line; create index ix_purchase_customer_id on purchase', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[2/18] 8d20f5e6c4ab is done already, passed over'
\endif

-- Step 3 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 3 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[3/18] b96e1d37f082 stock of products'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['8d20f5e6c4ab']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '8d20f5e6c4ab'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0003_product_stock.ts:9 add column product.stock
ALTER TABLE product ADD COLUMN stock INTEGER DEFAULT 0 NOT NULL;

-- migrations/0003_product_stock.ts:10 run SQL: UPDATE product SET stock = 10 WHERE active = ''
UPDATE product SET stock = 10 WHERE active = true;

-- version: 8d20f5e6c4ab -> b96e1d37f082
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'b96e1d37f082' WHERE version_num = '8d20f5e6c4ab';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 8d20f5e6c4ab to b96e1d37f082 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 3, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '4f35883a5a216c2b2bb6c04b904f0286', true, 'b96e1d37f082', 'add column product.stock; run SQL: UPDATE product SET stock = 10 WHERE active = ''''', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[3/18] b96e1d37f082 is done already, passed over'
\endif

-- Step 4 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 4 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[4/18] 42c7a8d5e913 country of customers, nullable at first'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['b96e1d37f082']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'b96e1d37f082'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0004_customer_country.ts:9 add column customer.country
ALTER TABLE customer ADD COLUMN country CHAR(2);

-- migrations/0004_customer_country.ts:9 add column customer.country
COMMENT ON COLUMN customer.country IS 'ISO 3166-1 alpha-2';

-- version: b96e1d37f082 -> 42c7a8d5e913
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '42c7a8d5e913' WHERE version_num = 'b96e1d37f082';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move b96e1d37f082 to 42c7a8d5e913 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 4, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '1ff0854477a69e5bb5c36f3a2c9b999d', true, '42c7a8d5e913', 'add column customer.country; add column customer.country', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[4/18] 42c7a8d5e913 is done already, passed over'
\endif

-- Step 5 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 5 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[5/18] e05b3f9ac168 fill the country of customers'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['42c7a8d5e913']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '42c7a8d5e913'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0005_fill_customer_country.ts:9 run SQL: UPDATE customer SET country = '' WHERE country IS NULL
UPDATE customer SET country = 'DE' WHERE country IS NULL;

-- version: 42c7a8d5e913 -> e05b3f9ac168
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'e05b3f9ac168' WHERE version_num = '42c7a8d5e913';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 42c7a8d5e913 to e05b3f9ac168 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 5, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '06da251d9988830226c6b00b0d3cc753', true, 'e05b3f9ac168', 'run SQL: UPDATE customer SET country = '''' WHERE country IS NULL', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[5/18] e05b3f9ac168 is done already, passed over'
\endif

-- Step 6 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 6 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[6/18] 17d4e2b80c5f country of customers is required'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['e05b3f9ac168']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'e05b3f9ac168'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
DO $limbeck1$
DECLARE
  keys text[];
BEGIN
  EXECUTE $limbeck$SELECT ARRAY(SELECT left(id::text, 40) FROM customer WHERE country IS NULL LIMIT 6)$limbeck$ INTO keys;
  IF cardinality(keys) > 0 THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || CASE cardinality(keys) WHEN 1 THEN '1 row of customer has no country'
      ELSE CASE cardinality(keys) WHEN 6 THEN 'at least ' ELSE '' END || cardinality(keys) || ' rows of customer have no country' END
      || ', but the column becomes NOT NULL',
      DETAIL = 'id ' || regexp_replace(array_to_string(keys[1:5], ', ', 'NULL'), '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]', '?', 'g') || CASE cardinality(keys) WHEN 6 THEN ', …' ELSE '' END,
      HINT = 'Give these rows a value, then run the script again. It is needed to alter column customer.country: not null (migrations/0006_customer_country_not_null.ts:9). This transaction was rolled back.';
  END IF;
END
$limbeck1$;

-- migrations/0006_customer_country_not_null.ts:9 alter column customer.country: not null
ALTER TABLE customer ALTER COLUMN country SET NOT NULL;

-- version: e05b3f9ac168 -> 17d4e2b80c5f
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '17d4e2b80c5f' WHERE version_num = 'e05b3f9ac168';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move e05b3f9ac168 to 17d4e2b80c5f in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 6, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '07d754b0284d92c9458796304a30e5fa', true, '17d4e2b80c5f', 'alter column customer.country: not null; alter column customer.country: not null', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[6/18] 17d4e2b80c5f is done already, passed over'
\endif

-- Step 7 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 7 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[7/18] c8a93f60d2e4 full_name becomes display_name'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['17d4e2b80c5f']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '17d4e2b80c5f'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0007_rename_customer_name.ts:9 alter column customer.full_name: rename to display_name
ALTER TABLE customer RENAME full_name TO display_name;

-- version: 17d4e2b80c5f -> c8a93f60d2e4
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'c8a93f60d2e4' WHERE version_num = '17d4e2b80c5f';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 17d4e2b80c5f to c8a93f60d2e4 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 7, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '709ed3a476e2be3d8bf06eb181b46783', true, 'c8a93f60d2e4', 'alter column customer.full_name: rename to display_name', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[7/18] c8a93f60d2e4 is done already, passed over'
\endif

-- Step 8 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 8 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[8/18] 5b1e7c0d94f6 an address belongs to one customer'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['c8a93f60d2e4']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'c8a93f60d2e4'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
DO $limbeck1$
DECLARE
  keys text[];
BEGIN
  EXECUTE $limbeck$SELECT ARRAY(SELECT min(left(id::text, 40)) || ' and ' || max(left(id::text, 40)) FROM customer GROUP BY email HAVING count(*) > 1 LIMIT 6)$limbeck$ INTO keys;
  IF cardinality(keys) > 0 THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || CASE cardinality(keys) WHEN 1 THEN '1 value of email is in several rows of customer'
      ELSE CASE cardinality(keys) WHEN 6 THEN 'at least ' ELSE '' END || cardinality(keys) || ' values of email are in several rows of customer' END
      || ', but uq_customer_email allows each once',
      DETAIL = 'id ' || regexp_replace(array_to_string(keys[1:5], ', ', 'NULL'), '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]', '?', 'g') || CASE cardinality(keys) WHEN 6 THEN ', …' ELSE '' END,
      HINT = 'Correct or delete all but one row of each, then run the script again. It is needed to create unique index uq_customer_email on customer (migrations/0008_unique_customer_email.ts:9). This transaction was rolled back.';
  END IF;
END
$limbeck1$;

-- migrations/0008_unique_customer_email.ts:9 create unique index uq_customer_email on customer
CREATE UNIQUE INDEX uq_customer_email ON customer (email);

-- version: c8a93f60d2e4 -> 5b1e7c0d94f6
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '5b1e7c0d94f6' WHERE version_num = 'c8a93f60d2e4';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move c8a93f60d2e4 to 5b1e7c0d94f6 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 8, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'f3400665f0aafc5db954d4f10e0d2604', true, '5b1e7c0d94f6', 'create unique index uq_customer_email on customer; create unique index uq_customer_email on customer', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[8/18] 5b1e7c0d94f6 is done already, passed over'
\endif

-- Step 9 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 9 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[9/18] f47a20b6e8d3 lines point to existing products'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['5b1e7c0d94f6']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '5b1e7c0d94f6'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0009_line_product_fk.ts:9 add foreign key fk_purchase_line_product to purchase_line
ALTER TABLE purchase_line ADD CONSTRAINT fk_purchase_line_product FOREIGN KEY(product_id) REFERENCES product (id) ON DELETE RESTRICT;

-- version: 5b1e7c0d94f6 -> f47a20b6e8d3
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'f47a20b6e8d3' WHERE version_num = '5b1e7c0d94f6';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 5b1e7c0d94f6 to f47a20b6e8d3 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 9, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '6d872b59c4cb44e1e4f686546cb51da5', true, 'f47a20b6e8d3', 'add foreign key fk_purchase_line_product to purchase_line', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[9/18] f47a20b6e8d3 is done already, passed over'
\endif

-- Step 10 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 10 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[10/18] 09e6d8c1a7b5 status of orders'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['f47a20b6e8d3']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'f47a20b6e8d3'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0010_purchase_status.ts:9 create enum type purchase_status
CREATE TYPE purchase_status AS ENUM ('new', 'paid', 'shipped');

-- migrations/0010_purchase_status.ts:10 add column purchase.status
ALTER TABLE purchase ADD COLUMN status purchase_status DEFAULT 'new' NOT NULL;

-- version: f47a20b6e8d3 -> 09e6d8c1a7b5
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '09e6d8c1a7b5' WHERE version_num = 'f47a20b6e8d3';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move f47a20b6e8d3 to 09e6d8c1a7b5 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 10, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '3b85c16ac76665a838853043d481c6c7', true, '09e6d8c1a7b5', 'create enum type purchase_status; add column purchase.status', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[10/18] 09e6d8c1a7b5 is done already, passed over'
\endif

-- Step 11 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 11 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[11/18] d3f5b90e6c72 orders can be returned'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['09e6d8c1a7b5']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '09e6d8c1a7b5'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0011_purchase_returned.ts:9 add value 'returned' to enum type purchase_status
ALTER TYPE purchase_status ADD VALUE 'returned' AFTER 'shipped';

-- version: 09e6d8c1a7b5 -> d3f5b90e6c72
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'd3f5b90e6c72' WHERE version_num = '09e6d8c1a7b5';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 09e6d8c1a7b5 to d3f5b90e6c72 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 11, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '1c2c8f8d56e3a48a63ee3e8f7268bc41', true, 'd3f5b90e6c72', 'add value ''returned'' to enum type purchase_status', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[11/18] d3f5b90e6c72 is done already, passed over'
\endif

-- Step 12 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 12 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[12/18] 6a0b7e4df391 loyalty points from past orders'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['d3f5b90e6c72']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'd3f5b90e6c72'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0012_loyalty_points.ts:9 add column customer.points
ALTER TABLE customer ADD COLUMN points INTEGER DEFAULT 0 NOT NULL;

-- migrations/0012_loyalty_points.ts:10 run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…
UPDATE customer SET points = (
          SELECT COALESCE(FLOOR(SUM(quantity * unit_price)), 0)
          FROM purchase JOIN purchase_line ON purchase_line.purchase_id = purchase.id
          WHERE purchase.customer_id = customer.id AND purchase.status <> 'returned'
        );

-- version: d3f5b90e6c72 -> 6a0b7e4df391
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = '6a0b7e4df391' WHERE version_num = 'd3f5b90e6c72';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move d3f5b90e6c72 to 6a0b7e4df391 in alembic_version';
  END IF;
END
$limbeck$;

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 12, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'ac80cc53a6efd6e43eee7f032c77b876', true, '6a0b7e4df391', 'add column customer.points; run SQL: UPDATE customer SET points = ( SELECT COALESCE(FLOOR(SUM(…', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[12/18] 6a0b7e4df391 is done already, passed over'
\endif

-- Step 13 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 13 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[13/18] a81c9d5f20e7 only inactive products are free'
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

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product
ALTER TABLE product DROP CONSTRAINT ck_product_price;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
DO $limbeck1$
DECLARE
  keys text[];
BEGIN
  EXECUTE $limbeck$SELECT ARRAY(SELECT left(id::text, 40) FROM product WHERE NOT (price > 0 OR (price = 0 AND active = false)) LIMIT 6)$limbeck$ INTO keys;
  IF cardinality(keys) > 0 THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ' || CASE cardinality(keys) WHEN 1 THEN '1 row of product breaks ck_product_price'
      ELSE CASE cardinality(keys) WHEN 6 THEN 'at least ' ELSE '' END || cardinality(keys) || ' rows of product break ck_product_price' END
      || ', but the check is added',
      DETAIL = 'id ' || regexp_replace(array_to_string(keys[1:5], ', ', 'NULL'), '[\u0001-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]', '?', 'g') || CASE cardinality(keys) WHEN 6 THEN ', …' ELSE '' END,
      HINT = 'Correct these rows, then run the script again. It is needed to add check constraint ck_product_price to product (migrations/0013_price_may_be_zero_only_when_inactive.ts:10). This transaction was rolled back.';
  END IF;
END
$limbeck1$;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
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

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 13, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '13b3b92a7110f56e8878a542205f9886', true, 'a81c9d5f20e7', 'drop constraint ck_product_price of product; add check constraint ck_product_price to product; add check constraint ck_product_price to product', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[13/18] a81c9d5f20e7 is done already, passed over'
\endif

-- Step 14 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 14 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[14/18] 70d3ba5ce41f reviews of products'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['a81c9d5f20e7']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), 'a81c9d5f20e7'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

-- migrations/0015_reviews.ts:10 create table review
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

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 14, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '488ced1a49af3287e407777f9c9ad94f', true, '70d3ba5ce41f', 'create table review; create table review', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[14/18] 70d3ba5ce41f is done already, passed over'
\endif

-- Step 15 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 15 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[15/18] cb6802e9f5a4 words that hold a review back'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['70d3ba5ce41f']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '70d3ba5ce41f'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

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
    VALUES (current_setting('limbeck.run')::integer, 15, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'dda0a20230f177d1d813f7a4411297e7', true, 'cb6802e9f5a4', 'create table held_word; insert 2 rows into held_word', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[15/18] cb6802e9f5a4 is done already, passed over'
\endif

-- Step 16 of 19.

SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 16 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[16/18] 2e94f6b1d0c8 find orders by day without stopping the shop'

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
  PERFORM set_config('limbeck.resumed', EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 16)::text, false);
  IF NOT current_setting('limbeck.resumed') = 'true' AND to_regclass('ix_purchase_placed_at') IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'limbeck: ix_purchase_placed_at is there already, and this plan has not made it', HINT = 'Look at it (an INVALID index is left over from a concurrent build that failed), drop it, and run this script again.';
  END IF;
  INSERT INTO limbeck_journal AS j (run, step, version_table, plan, content, whole, revision, summary, compiler) VALUES (current_setting('limbeck.run')::integer, 16, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', 'bd4e5f0e011cdbd41723afcbbce76f62', false, '2e94f6b1d0c8', 'create index ix_purchase_placed_at on purchase', 'limbeck 0.1.0')
    ON CONFLICT (run, step) DO UPDATE SET attempts = j.attempts + 1, plan = excluded.plan;
END
$limbeck$;
SET lock_timeout = 0;
-- What a stopped run has left is cleared away.
SELECT repair FROM (SELECT 'DROP INDEX CONCURRENTLY ix_purchase_placed_at' FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND NOT indisvalid) AS left_over (repair) WHERE current_setting('limbeck.resumed') = 'true' \gexec

-- migrations/0014_placed_at_index.ts:9 create index ix_purchase_placed_at on purchase
SELECT $limbeck$CREATE INDEX CONCURRENTLY ix_purchase_placed_at ON purchase (placed_at)$limbeck$ WHERE NOT (current_setting('limbeck.resumed') = 'true' AND EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND indisvalid)) \gexec
SET lock_timeout = '5s';
DO $limbeck$
BEGIN
  IF (EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass('ix_purchase_placed_at') AND indrelid = to_regclass('purchase') AND indisvalid)) IS NOT TRUE THEN
    RAISE EXCEPTION 'limbeck: step 16 has run, but its effect is not there' USING DETAIL = 'create index ix_purchase_placed_at on purchase';
  END IF;
  UPDATE limbeck_journal SET finished_at = clock_timestamp() WHERE run = current_setting('limbeck.run')::integer AND step = 16;
END
$limbeck$;
\else
\echo '[16/18] 2e94f6b1d0c8 is done already, passed over'
\endif

-- Step 17 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 17 AND finished_at IS NOT NULL) AS limbeck_todo \gset
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

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 17, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '8c7de76adcc29ca53deba2fa3b556d4b', true, '2e94f6b1d0c8', 'version rows', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\endif

-- Step 18 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 18 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[17/18] 95f1c7a3e0bd merge the reviews branch'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['2e94f6b1d0c8', 'cb6802e9f5a4']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '2e94f6b1d0c8, cb6802e9f5a4'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

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

DO $limbeck$
BEGIN
  INSERT INTO limbeck_journal (run, step, version_table, plan, content, whole, revision, summary, compiler, started_at, finished_at)
    VALUES (current_setting('limbeck.run')::integer, 18, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '8d1008229c5a532044b607a5072ae9f2', true, '95f1c7a3e0bd', 'version rows', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp());
END
$limbeck$;
COMMIT;
\else
\echo '[17/18] 95f1c7a3e0bd is done already, passed over'
\endif

-- Step 19 of 19.
SELECT NOT EXISTS (SELECT FROM limbeck_journal WHERE run = current_setting('limbeck.run')::integer AND step = 19 AND finished_at IS NOT NULL) AS limbeck_todo \gset
\if :limbeck_todo

\echo '[18/18] 4d27ab90c6f3 the index on names that production has already'
BEGIN;
DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM alembic_version;
  IF found <> ARRAY['95f1c7a3e0bd']::text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', 'alembic_version',
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), '95f1c7a3e0bd'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
END
$limbeck$;

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

-- migrations/0018_index_made_by_hand.ts:11 create index ix_customer_display_name on customer -- only when index ix_customer_display_name does not exist
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
    VALUES (current_setting('limbeck.run')::integer, 19, 'alembic_version', '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', '981b07dba6dd2e4de0518096e1723423', true, '4d27ab90c6f3', 'when index ix_customer_display_name does not exist; create index ix_customer_display_name on customer', 'limbeck 0.1.0', transaction_timestamp(), clock_timestamp(), jsonb_build_object('limbeck.when_1', current_setting('limbeck.when_1', true)));
  UPDATE limbeck_journal SET finished_at = clock_timestamp(), outcome = 'done', plan = '2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc', to_rows = ARRAY['4d27ab90c6f3']::text[],
      meaning = 'fb4b3361123d1c35db6a84a002a0abdf', revisions = '{"3f1c0a9b7d21":"41a2218c3625b0ab","8d20f5e6c4ab":"10856e9949215f67","b96e1d37f082":"9172e9c85ef593d6","42c7a8d5e913":"cf0dfd1eb75515fc","e05b3f9ac168":"784396eac7d2ce41","17d4e2b80c5f":"9e718c80b363579f","c8a93f60d2e4":"07a3ee2e94285353","5b1e7c0d94f6":"df43f31a9a88a517","f47a20b6e8d3":"9b55579e9dbab8d3","09e6d8c1a7b5":"0859f99cf02b52b2","d3f5b90e6c72":"8abc7ca6592a908a","6a0b7e4df391":"d995be2ebdd1b1fd","a81c9d5f20e7":"be48e17b5a2509fc","70d3ba5ce41f":"4d7937d805ec961c","cb6802e9f5a4":"c3570cd381826649","2e94f6b1d0c8":"121fdeb636a0e158","95f1c7a3e0bd":"4f53cda18c2baa0c","4d27ab90c6f3":"c45f64173074c7ee"}', marks = (SELECT string_agg(version_num || ' ' || xmin, ', ' ORDER BY version_num COLLATE "C") FROM alembic_version)
    WHERE run = current_setting('limbeck.run')::integer AND step = 0;
END
$limbeck$;
COMMIT;
\else
\echo '[18/18] 4d27ab90c6f3 is done already, passed over'
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

-- END OF PLAN digest=2c91c4c8d4490fe74d9ba46bb4571627d69238a80c9d08b02b55befc81dcb4dc statements=29
\endif
