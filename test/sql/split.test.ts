import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SqlProfile } from '../../src/sql/lexer.ts';
import { splitStatements } from '../../src/sql/split.ts';

function split(text: string, profile: SqlProfile = 'postgresql'): string[] {
  const statements = splitStatements(text, profile);
  for (const one of statements) assert.is(one.text, text.slice(one.start, one.end));
  return statements.map((one) => one.text);
}

test('terminators, white space and comments around a statement are left out', () => {
  assert.equal(split(' -- a\nSELECT 1 /* in */ + 1 -- tail\n ; ;; /* only */ ; SELECT 2 -- end'), [
    'SELECT 1 /* in */ + 1',
    'SELECT 2',
  ]);
  assert.equal(split('\ufeffSELECT 1;'), ['SELECT 1']);
  assert.equal(split('-- nothing'), []);
});

test('semicolons in quotes, comments and parentheses do not split', () => {
  const one = `SELECT ';', E'\\';', $$;$$, $a$;$$;$a$, ";" /* ; /* ; */ ; */ -- ;\n + 1`;
  assert.equal(split(`${one};${one}`), [one, one]);
  assert.equal(split('CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); x'), [
    'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)',
    'x',
  ]);
});

test('BEGIN ATOMIC … END', () => {
  const body = 'BEGIN ATOMIC SELECT CASE WHEN x THEN 1 END; SELECT 2; END';
  const one = `CREATE OR REPLACE FUNCTION f(x bool) RETURNS int LANGUAGE sql ${body}`;
  assert.equal(split(`${one};\nSELECT 1; create procedure p() begin /* */ atomic select 1; end; BEGIN; END;`), [
    one,
    'SELECT 1',
    'create procedure p() begin /* */ atomic select 1; end',
    'BEGIN',
    'END',
  ]);
  const named = 'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 AS end; SELECT t.case, t.end FROM t; END';
  assert.equal(split(`${named}; SELECT 1`), [named, 'SELECT 1']);
  assert.equal(split('CREATE FUNCTION begin() RETURNS int AS $$;$$; SELECT 1').length, 2);
});

test('triggers of SQLite', () => {
  const one = `CREATE TEMP TRIGGER "t;" AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; UPDATE a SET b = ';'; END`;
  assert.equal(split(`${one}; SELECT 1; BEGIN; END;`, 'sqlite'), [one, 'SELECT 1', 'BEGIN', 'END']);
  assert.equal(split('CREATE TABLE trigger (a); SELECT [;], `;`', 'sqlite'), [
    'CREATE TABLE trigger (a)',
    'SELECT [;], `;`',
  ]);
});

test.run();
