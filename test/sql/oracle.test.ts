/** Oracle's SQL and PL/SQL: tokens, statements, and how they stand to transactions. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { tokenize } from '../../src/sql/lexer.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { mayCommit, transactionality } from '../../src/sql/transactionality.ts';

function split(text: string): readonly string[] {
  return splitStatements(text, 'oracle').map((one) => one.text);
}

function tokens(text: string): readonly string[] {
  return tokenize(text, 'oracle').flatMap(({ kind, start, end }) => (kind === 'space' ? [] : [text.slice(start, end)]));
}

test('a range is no number with a point, and a float has its letter', () => {
  assert.equal(tokens('FOR i IN 1..10'), ['FOR', 'i', 'IN', '1', '..', '10']);
  assert.equal(tokens('1.5f + 2d + .5 + 1.'), ['1.5f', '+', '2d', '+', '.5', '+', '1.']);
  assert.equal(tokens("q'[it's; /]' nq'{a}' q'!x!'"), ["q'[it's; /]'", "nq'{a}'", "q'!x!'"]);
});

test('statements end at semicolons, and at lines with a slash', () => {
  assert.equal(split("SELECT ';' FROM dual; DELETE FROM t -- ;\n;"), ["SELECT ';' FROM dual", 'DELETE FROM t']);
  assert.equal(split('SELECT 1 FROM dual\n/\nSELECT 2 / 3 FROM dual\n  /  \n'), [
    'SELECT 1 FROM dual',
    'SELECT 2 / 3 FROM dual',
  ]);
  assert.equal(split('SELECT 4\n/ 2 FROM dual'), ['SELECT 4\n/ 2 FROM dual']);
});

const UNITS: Readonly<Record<string, string>> = {
  block: 'BEGIN UPDATE t SET a = 1; NULL; END;',
  'declared block': 'DECLARE n NUMBER := 0; CURSOR c IS SELECT 1 FROM dual; BEGIN n := 1; END;',
  'labelled block': '<<outer>> DECLARE n NUMBER; BEGIN <<inner>> BEGIN NULL; END inner; END outer;',
  'if, loop and case':
    'BEGIN IF a THEN x; ELSIF b THEN y; END IF; FOR i IN 1..3 LOOP z; END LOOP; CASE v WHEN 1 THEN p; END CASE; w := CASE WHEN 1 = 1 THEN 2 END; END;',
  'block in a block': 'BEGIN DECLARE n NUMBER; BEGIN NULL; EXCEPTION WHEN OTHERS THEN NULL; END; NULL; END;',
  procedure:
    'CREATE OR REPLACE EDITIONABLE PROCEDURE app.p (a IN NUMBER) AUTHID CURRENT_USER AS n NUMBER; BEGIN NULL; END p;',
  'routines in a routine':
    'CREATE FUNCTION f RETURN NUMBER IS PROCEDURE later(a NUMBER); FUNCTION g RETURN NUMBER IS BEGIN RETURN 1; END; PROCEDURE later(a NUMBER) IS BEGIN NULL; END; BEGIN RETURN g; END f;',
  package: 'CREATE OR REPLACE PACKAGE p AS n CONSTANT NUMBER := 1; PROCEDURE q; FUNCTION r RETURN NUMBER; END p;',
  'package body':
    'CREATE PACKAGE BODY p IS PROCEDURE q IS BEGIN NULL; END; FUNCTION r RETURN NUMBER IS BEGIN RETURN 1; END; BEGIN q; END p;',
  trigger:
    'CREATE OR REPLACE TRIGGER t BEFORE INSERT OR UPDATE OF a ON u FOR EACH ROW WHEN (NEW.a IS NULL) BEGIN :NEW.a := 1; END;',
  'trigger with declarations': 'CREATE TRIGGER t AFTER DELETE ON u DECLARE n NUMBER; BEGIN n := 1; END;',
  'compound trigger':
    'CREATE TRIGGER t FOR UPDATE ON u COMPOUND TRIGGER n NUMBER; BEFORE STATEMENT IS BEGIN n := 0; END BEFORE STATEMENT; AFTER EACH ROW IS BEGIN n := 1; END AFTER EACH ROW; END t;',
  'type body': 'CREATE TYPE BODY ty AS MEMBER FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; END;',
  'routine in another language': "CREATE FUNCTION f RETURN NUMBER AS LANGUAGE JAVA NAME 'a.b() return int';",
  'column called end': 'BEGIN UPDATE t SET t.end = 1; SELECT t.begin INTO n FROM t; END;',
};

for (const [name, unit] of Object.entries(UNITS)) {
  test(`a unit of PL/SQL is one statement: ${name}`, () => {
    assert.equal(split(unit), [unit]);
    assert.equal(split(`DELETE FROM a; ${unit} DELETE FROM b; DELETE FROM c`), [
      'DELETE FROM a',
      unit,
      'DELETE FROM b',
      'DELETE FROM c',
    ]);
    assert.equal(split(`${unit}\n/\n${unit}\n/\n`), [unit, unit]);
  });
}

test('what is no PL/SQL keeps no semicolon', () => {
  assert.equal(split('CREATE TYPE ty AS OBJECT (a NUMBER, MEMBER FUNCTION f RETURN NUMBER); DROP TYPE ty'), [
    'CREATE TYPE ty AS OBJECT (a NUMBER, MEMBER FUNCTION f RETURN NUMBER)',
    'DROP TYPE ty',
  ]);
  assert.equal(split('CREATE TRIGGER t BEFORE INSERT ON u CALL p; SELECT 1 FROM dual'), [
    'CREATE TRIGGER t BEFORE INSERT ON u CALL p',
    'SELECT 1 FROM dual',
  ]);
  assert.equal(split('CREATE TABLE package (begin NUMBER); SELECT 1 FROM dual'), [
    'CREATE TABLE package (begin NUMBER)',
    'SELECT 1 FROM dual',
  ]);
});

test('a query with a function in it goes on to its slash', () => {
  const query = 'WITH FUNCTION f RETURN NUMBER IS BEGIN RETURN 1; END; SELECT f FROM dual';
  assert.equal(split(`${query};\n/\nDELETE FROM t`), [`${query};`, 'DELETE FROM t']);
});

const kindOf = (text: string): string => transactionality(text, 'oracle').kind;

test('what Oracle commits by itself is outside of transactions', () => {
  for (const one of [
    'create table t (a number)',
    'ALTER TABLE t ADD a NUMBER',
    'DROP TABLE t',
    'TRUNCATE TABLE t',
    "COMMENT ON TABLE t IS 'x'",
    'GRANT SELECT ON t TO u',
    'REVOKE SELECT ON t FROM u',
    'RENAME a TO b',
    'ANALYZE TABLE t VALIDATE STRUCTURE',
    'PURGE TABLE t',
    'FLASHBACK TABLE t TO BEFORE DROP',
    "BEGIN EXECUTE IMMEDIATE 'DROP TABLE t'; END;",
    'DECLARE n NUMBER; BEGIN COMMIT; END;',
  ])
    assert.is(kindOf(one), 'outside', one);
});

test('rows are changed inside of them', () => {
  for (const one of [
    'INSERT INTO t VALUES (1)',
    'MERGE INTO t USING u ON (t.a = u.a) WHEN MATCHED THEN UPDATE SET b = 1',
    'BEGIN UPDATE t SET a = 1; END;',
    'SET CONSTRAINTS ALL DEFERRED',
    'LOCK TABLE t IN EXCLUSIVE MODE',
  ])
    assert.is(kindOf(one), 'inside', one);
});

test('transactions, the session and the client belong to the script', () => {
  for (const one of [
    'COMMIT',
    'ROLLBACK TO a',
    'SAVEPOINT a',
    'SET TRANSACTION READ ONLY',
    'SET ROLE dba',
    "ALTER SESSION SET nls_date_format = 'YYYY'",
    'SET SERVEROUTPUT ON',
    'EXEC p',
    'PROMPT hello',
    '@other.sql',
  ])
    assert.is(kindOf(one), 'control', one);
  assert.ok(mayCommit('BEGIN p; END;', 'oracle'));
  assert.not(mayCommit('DELETE FROM t', 'oracle'));
});

test.run();
