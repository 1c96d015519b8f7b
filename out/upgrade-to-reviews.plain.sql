-- Limbeck plan: upgrade from 6a0b7e4df391 to cb6802e9f5a4
--
--   PostgreSQL, for any client; compiled by limbeck 0.1.0
--   6 statements, one transaction
--
--   1. a81c9d5f20e7  only inactive products are free
--   2. 70d3ba5ce41f  reviews of products
--   3. cb6802e9f5a4  words that hold a review back
--
-- Run all of it in one session, with autocommit on, and stop at the first error. It changes nothing on a database that is
-- not where it begins. A session that was refused can only read from then on: close it.
--
-- digest 38bfe6f13fd962bb473cdd0b238653b4056311b4a42e917d435af0e1b7f29011

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
  PERFORM pg_catalog.set_config('limbeck.opened', 'no', false);
  PERFORM pg_catalog.set_config('limbeck.began', pg_catalog.transaction_timestamp()::pg_catalog.text, false);
END
$limbeck$;

-- Nothing is changed unless this passes.
DO $limbeck$
DECLARE
  found pg_catalog.text[] := '{}';
BEGIN
  IF pg_catalog.current_setting('limbeck.began', true) OPERATOR(pg_catalog.=) pg_catalog.transaction_timestamp()::pg_catalog.text
    AND pg_catalog.transaction_timestamp() OPERATOR(pg_catalog.<>) pg_catalog.statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;
  IF pg_catalog.pg_is_in_recovery() THEN
    RAISE EXCEPTION 'limbeck: this server is a standby'
      USING HINT = 'Run the script on the primary server. Nothing was changed.';
  END IF;
  IF NOT pg_catalog.pg_try_advisory_lock(4835194675954448209) THEN
    RAISE EXCEPTION 'limbeck: another run of a plan holds the lock of this database'
      USING HINT = 'Wait until it has ended, then look where the database is. Nothing was changed.';
  END IF;
  IF pg_catalog.to_regclass('alembic_version') IS NULL THEN
    PERFORM pg_catalog.pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: this database has no table %', 'alembic_version'
      USING DETAIL = 'This plan begins at 6a0b7e4df391.',
        HINT = 'Is this the right database and the right search_path? Where nothing was applied, begin with --from base. Nothing was changed.';
  END IF;
  SELECT coalesce(pg_catalog.array_agg(version_num::pg_catalog.text ORDER BY version_num COLLATE pg_catalog."C"), '{}') INTO found FROM alembic_version;
  IF found OPERATOR(pg_catalog.=) ARRAY['cb6802e9f5a4']::pg_catalog.text[] THEN
    PERFORM pg_catalog.pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = 'alembic_version holds cb6802e9f5a4, where this plan ends.';
  END IF;
  IF found OPERATOR(pg_catalog.<>) ARRAY['6a0b7e4df391']::pg_catalog.text[] THEN
    PERFORM pg_catalog.pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = pg_catalog.format('%s holds %s; this plan begins at %s.', 'alembic_version',
          CASE WHEN found OPERATOR(pg_catalog.=) '{}' THEN 'no row' ELSE pg_catalog.array_to_string(found, ', ') END, '6a0b7e4df391'),
        HINT = pg_catalog.concat('Compile a plan that begins where the database is: limbeck compile --from ',
          CASE WHEN found OPERATOR(pg_catalog.=) '{}' THEN 'base' ELSE pg_catalog.array_to_string(found, ',') END, '. Nothing was changed.');
  END IF;
  PERFORM pg_catalog.set_config('limbeck.opened', 'passed', false);
  PERFORM pg_catalog.set_config('limbeck.done', '38bfe6f13fd9/0', false);
END
$limbeck$;
-- A client that sets a savepoint before each statement and goes on after an error cannot run this.
BEGIN;
DO $limbeck$
BEGIN
  PERFORM pg_catalog.pg_export_snapshot();
  IF pg_catalog.current_setting('limbeck.opened', true) OPERATOR(pg_catalog.=) 'passed' THEN
    PERFORM pg_catalog.set_config('limbeck.opened', 'probed', false);
  END IF;
END
$limbeck$;
DO $limbeck$
BEGIN
  IF coalesce(pg_catalog.current_setting('limbeck.opened', true), '') OPERATOR(pg_catalog.<>) 'probed' THEN
    PERFORM pg_catalog.pg_advisory_unlock(4835194675954448209);
    RAISE EXCEPTION 'limbeck: the guard above has not passed, or this client sets a savepoint before each statement'
      USING HINT = 'Switch the client''s automatic savepoints off (ON_ERROR_ROLLBACK, autosave). Nothing was changed.';
  END IF;
  PERFORM pg_catalog.set_config('default_transaction_read_only', 'off', false);
END
$limbeck$;
COMMIT;

-- [1/3] a81c9d5f20e7 only inactive products are free
BEGIN;
DO $limbeck$
DECLARE
  found pg_catalog.text[];
BEGIN
  IF coalesce(pg_catalog.current_setting('limbeck.done', true), '') OPERATOR(pg_catalog.<>) '38bfe6f13fd9/0' THEN
    RAISE EXCEPTION 'limbeck: what comes before this transaction was not done'
      USING HINT = 'Look at the first error of this run. This transaction was rolled back.';
  END IF;
  LOCK TABLE alembic_version IN SHARE ROW EXCLUSIVE MODE;
  SELECT coalesce(pg_catalog.array_agg(version_num::pg_catalog.text ORDER BY version_num COLLATE pg_catalog."C"), '{}') INTO found FROM alembic_version;
  IF found OPERATOR(pg_catalog.<>) ARRAY['6a0b7e4df391']::pg_catalog.text[] THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = pg_catalog.format('%s holds %s; this step begins at %s.', 'alembic_version',
          CASE WHEN found OPERATOR(pg_catalog.=) '{}' THEN 'no row' ELSE pg_catalog.array_to_string(found, ', ') END, '6a0b7e4df391'),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;
  PERFORM pg_catalog.set_config('limbeck.done', '38bfe6f13fd9/1', false);  -- undone if this transaction is
END
$limbeck$;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:9 drop constraint ck_product_price of product
ALTER TABLE product DROP CONSTRAINT ck_product_price;

-- migrations/0013_price_may_be_zero_only_when_inactive.ts:10 add check constraint ck_product_price to product
ALTER TABLE product ADD CONSTRAINT ck_product_price CHECK (price > 0 OR (price = 0 AND NOT active));

-- version: 6a0b7e4df391 -> a81c9d5f20e7
DO $limbeck$
DECLARE
  touched bigint;
BEGIN
  UPDATE alembic_version SET version_num = 'a81c9d5f20e7' WHERE version_num OPERATOR(pg_catalog.=) '6a0b7e4df391';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched OPERATOR(pg_catalog.<>) 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 6a0b7e4df391 to a81c9d5f20e7 in alembic_version';
  END IF;
END
$limbeck$;

-- [2/3] 70d3ba5ce41f reviews of products

-- migrations/0015_reviews.ts:10 create table review
CREATE TABLE review (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  product_id INTEGER NOT NULL,
  customer_id INTEGER,
  stars SMALLINT NOT NULL,
  body TEXT,
  written_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
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
  UPDATE alembic_version SET version_num = '70d3ba5ce41f' WHERE version_num OPERATOR(pg_catalog.=) 'a81c9d5f20e7';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched OPERATOR(pg_catalog.<>) 1 THEN
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
  UPDATE alembic_version SET version_num = 'cb6802e9f5a4' WHERE version_num OPERATOR(pg_catalog.=) '70d3ba5ce41f';
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched OPERATOR(pg_catalog.<>) 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, 'move 70d3ba5ce41f to cb6802e9f5a4 in alembic_version';
  END IF;
END
$limbeck$;

COMMIT;

DO $limbeck$ BEGIN PERFORM pg_catalog.pg_advisory_unlock(4835194675954448209); END $limbeck$;
RESET default_transaction_read_only;
RESET default_transaction_isolation;
RESET standard_conforming_strings;
RESET client_encoding;
RESET lock_timeout;
RESET statement_timeout;
RESET limbeck.began;
RESET limbeck.opened;
RESET limbeck.done;
-- done: the database is at cb6802e9f5a4

-- END OF PLAN digest=38bfe6f13fd962bb473cdd0b238653b4056311b4a42e917d435af0e1b7f29011 statements=6
