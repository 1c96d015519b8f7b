import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SqlProfile } from '../../src/sql/lexer.ts';
import { transactionality } from '../../src/sql/transactionality.ts';

function all(kind: string, texts: string, profile: SqlProfile = 'postgresql'): void {
  for (const text of texts.trim().split(/\n\s*/)) assert.is(transactionality(text, profile).kind, kind, text);
}

test('outside', () =>
  all(
    'outside',
    `VACUUM
    vacuum (full, analyze) a
    /* c */ -- d\r CREATE DATABASE a
    DROP DATABASE IF EXISTS a
    CREATE TABLESPACE a LOCATION '/x'
    DROP TABLESPACE a
    ALTER SYSTEM SET a = 1
    ALTER DATABASE "a" SET TABLESPACE b
    CREATE INDEX CONCURRENTLY ON a (b)
    CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a ON b (c)
    DROP INDEX CONCURRENTLY a
    REINDEX TABLE CONCURRENTLY a
    REINDEX (VERBOSE, CONCURRENTLY) INDEX a
    REINDEX (CONCURRENTLY on) TABLE a
    REINDEX SCHEMA a
    REINDEX (VERBOSE) DATABASE a
    REINDEX SYSTEM
    CLUSTER
    CLUSTER VERBOSE
    CLUSTER (VERBOSE)
    CREATE SUBSCRIPTION a CONNECTION '' PUBLICATION b
    CREATE SUBSCRIPTION a CONNECTION '' PUBLICATION b WITH (enabled = false)
    DROP SUBSCRIPTION a
    ALTER SUBSCRIPTION a REFRESH PUBLICATION
    ALTER SUBSCRIPTION a ADD PUBLICATION b
    ALTER SUBSCRIPTION a SET PUBLICATION b WITH (refresh)
    ALTER SUBSCRIPTION a SET (failover = true)
    ALTER SUBSCRIPTION a SET (two_phase = off)
    ALTER TABLE a DETACH PARTITION b CONCURRENTLY
    ALTER TABLE IF EXISTS ONLY "a".b * DETACH PARTITION c . d CONCURRENTLY`,
  ));

test('inside', () =>
  all(
    'inside',
    `SELECT 1
    (((SELECT 1)))
    CREATE INDEX concurrently_made ON a (b)
    DROP INDEX a
    REINDEX TABLE a
    REINDEX (CONCURRENTLY off, VERBOSE) TABLE a
    CLUSTER a USING b
    CLUSTER (VERBOSE) a
    CREATE SUBSCRIPTION a CONNECTION '' PUBLICATION b WITH (create_slot = false)
    CREATE SUBSCRIPTION a CONNECTION '' PUBLICATION b WITH (enabled = false, connect = 'off')
    ALTER SUBSCRIPTION a SET PUBLICATION b WITH (refresh = false)
    ALTER SUBSCRIPTION a ENABLE
    ALTER TABLE a DETACH PARTITION b
    ALTER TABLE a DETACH PARTITION b FINALIZE
    ALTER TABLE a ADD COLUMN concurrently int
    ALTER TYPE a RENAME VALUE 'b' TO 'c'
    ALTER TYPE a ADD ATTRIBUTE b int
    ALTER DATABASE a SET default_transaction_read_only = on
    PREPARE transaction AS SELECT 1
    SET CONSTRAINTS ALL DEFERRED
    SET LOCAL lock_timeout = 1
    RESET lock_timeout
    DISCARD PLANS
    COPY a FROM '/x'
    COPY stdin TO '/x'
    COPY a FROM PROGRAM 'x'
    COPY a FROM '/x' WHERE b IS DISTINCT FROM stdin
    REFRESH MATERIALIZED VIEW CONCURRENTLY a`,
  ));

test('commit-after', () =>
  all(
    'commit-after',
    `ALTER TYPE a ADD VALUE 'b'
    alter type "a b" . c add value if not exists 'b' before 'c'`,
  ));

test('control', () =>
  all(
    'control',
    `BEGIN
    START TRANSACTION READ ONLY
    COMMIT AND CHAIN
    END
    ROLLBACK TO a
    ABORT
    SAVEPOINT a
    RELEASE a
    PREPARE TRANSACTION 'a'
    COMMIT PREPARED 'a'
    SET TRANSACTION READ ONLY
    SET LOCAL TRANSACTION READ ONLY
    SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY
    SET default_transaction_read_only = on
    SET SESSION "transaction_read_only" TO off
    RESET Default_Transaction_Read_Only
    RESET ALL
    DISCARD ALL
    COPY a (b) FROM STDIN
    COPY "from" FROM STDOUT
    COPY (SELECT a FROM b) TO STDOUT WITH (FORMAT csv)`,
  ));

test('SQLite', () => {
  all('control', 'BEGIN IMMEDIATE\nCOMMIT\nEND\nROLLBACK\nSAVEPOINT a\nRELEASE a\nATTACH a AS b\nDETACH b', 'sqlite');
  all('outside', 'VACUUM\nPRAGMA foreign_keys = OFF\npragma main.foreign_keys(1)\nPRAGMA journal_mode = WAL', 'sqlite');
  all(
    'inside',
    'PRAGMA journal_mode\nPRAGMA foreign_key_check\nPRAGMA user_version = 1\nREINDEX a\nSELECT 1',
    'sqlite',
  );
});

test.run();
