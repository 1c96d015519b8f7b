/** What is SQL Server's own in tokens, statements and transactions. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenize } from '../../src/sql/lexer.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { mayCommit, transactionality } from '../../src/sql/transactionality.ts';

const split = (text: string): readonly string[] => splitStatements(text, 'mssql').map((one) => one.text);
const kindOf = (text: string): string => transactionality(text, 'mssql').kind;

test('names in brackets, strings with N and nested comments are one token each', () => {
  const kinds = (text: string): readonly string[] => tokenize(text, 'mssql').map((one) => one.kind);
  assert.equal(kinds("N'it''s; x'"), ['string']);
  assert.equal(kinds('[a]];b]'), ['quoted-identifier']);
  assert.equal(kinds('/* a /* b */ ; */'), ['block-comment']);
  assert.equal(
    kinds('@name #temp ##all @@rowcount').filter((one) => one !== 'space'),
    ['word', 'word', 'word', 'word'],
  );
});

test('semicolons and GO on a line of its own divide statements', () => {
  assert.equal(split("SELECT 1; SELECT 'a;b', [c;d]"), ['SELECT 1', "SELECT 'a;b', [c;d]"]);
  assert.equal(split('UPDATE a SET b = 1\nGO\nUPDATE a SET b = 2\n  go -- done\n'), [
    'UPDATE a SET b = 1',
    'UPDATE a SET b = 2',
  ]);
  assert.equal(split('SELECT go FROM a'), ['SELECT go FROM a']);
  assert.equal(split("SELECT 'a\nGO\nb'"), ["SELECT 'a\nGO\nb'"]);
  assert.equal(split('SELECT 1\nGO 5'), ['SELECT 1\nGO 5']);
});

test('a routine has its body up to the end of the batch', () => {
  for (const head of [
    'CREATE PROCEDURE p',
    'CREATE OR ALTER PROC p',
    'ALTER FUNCTION f()',
    'CREATE TRIGGER t ON a AFTER INSERT',
  ]) {
    const body = `${head} AS UPDATE a SET b = 1; IF 1 = 1 BEGIN SELECT 1; END; SELECT 2;`;
    assert.equal(split(`${body}\nGO\nSELECT 3;`), [body, 'SELECT 3'], head);
  }
  assert.equal(split('CREATE TABLE procedure_log (a INT); SELECT 1').length, 2);
  assert.equal(split('CREATE VIEW v AS SELECT 1 AS a; SELECT 1').length, 2);
});

test('a block is one statement, and so are IF and its ELSE', () => {
  const block = 'BEGIN TRY SELECT 1; SELECT CASE WHEN 1 = 1 THEN 2 END; END TRY BEGIN CATCH THROW; END CATCH';
  assert.equal(split(`${block}; SELECT 3`), [block, 'SELECT 3']);
  assert.equal(split('IF 1 = 1 SELECT 1; ELSE SELECT 2; SELECT 3'), ['IF 1 = 1 SELECT 1; ELSE SELECT 2', 'SELECT 3']);
  assert.equal(split('WHILE 1 = 1 BEGIN BREAK; END SELECT 1; SELECT 2'), [
    'WHILE 1 = 1 BEGIN BREAK; END SELECT 1',
    'SELECT 2',
  ]);
  assert.equal(split('BEGIN TRAN; SELECT 1; COMMIT').length, 3);
});

test('a variable lives as long as its batch', () => {
  const batch = 'DECLARE @a INT = 1; UPDATE t SET b = @a;';
  assert.equal(split(`${batch}\nGO\nSELECT 1`), [batch, 'SELECT 1']);
});

test('what begins, ends or outlives a transaction is for the script alone', () => {
  for (const text of [
    'BEGIN TRAN',
    'begin transaction',
    'COMMIT',
    'ROLLBACK TRAN a',
    'SAVE TRANSACTION a',
    'SET XACT_ABORT ON',
    'SET ANSI_NULLS, QUOTED_IDENTIFIER OFF',
    'SET TRANSACTION ISOLATION LEVEL SNAPSHOT',
    'SET IMPLICIT_TRANSACTIONS ON',
    'USE master',
    'GO 5',
    'UPDATE a SET b = 1\nCOMMIT',
    'IF @@TRANCOUNT > 0 ROLLBACK',
    'RETURN',
  ])
    assert.is(kindOf(text), 'control', text);
});

test('what SQL Server runs in no transaction is outside of it', () => {
  for (const text of [
    'CREATE DATABASE a',
    'ALTER DATABASE a SET RECOVERY SIMPLE',
    'DROP DATABASE a',
    "BACKUP DATABASE a TO DISK = 'x'",
    'RESTORE DATABASE a',
    'RECONFIGURE',
    'CREATE FULLTEXT INDEX ON a (b) KEY INDEX c',
    'DROP FULLTEXT CATALOG a',
  ])
    assert.is(kindOf(text), 'outside', text);
});

test('everything else is inside', () => {
  for (const text of [
    'CREATE TABLE a (b INT)',
    'CREATE PROCEDURE p AS BEGIN TRAN; COMMIT',
    'SET IDENTITY_INSERT a ON',
    'SET NOCOUNT ON',
    'BEGIN SELECT 1 END',
    "UPDATE a SET [commit] = 'COMMIT' -- COMMIT",
    'ALTER DATABASE SCOPED CONFIGURATION SET MAXDOP = 4',
    'EXEC p',
  ])
    assert.is(kindOf(text), 'inside', text);
});

test('a procedure may commit by itself', () => {
  assert.ok(mayCommit('EXEC p', 'mssql'));
  assert.ok(mayCommit('execute p', 'mssql'));
  assert.not(mayCommit('UPDATE a SET b = 1', 'mssql'));
});

test.run();
