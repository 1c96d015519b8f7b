/** How SQL*Plus reads a script: by lines, whatever quotes and comments are open. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSqlplusScript, sqlplusHazards } from '../../src/sql/sqlplus.ts';
import { isSqlplusCommand } from '../../src/sql/sqlplus-words.ts';

/** `statement;`, `block/`, `<command>`; the first line makes & a letter. */
function read(...lines: readonly string[]): readonly string[] {
  const text = ['SET DEFINE OFF', ...lines, ''].join('\n');
  return readSqlplusScript(text)
    .slice(1)
    .map((one) =>
      one.kind === 'statement' ? `${one.text}${one.terminator}` : `<${text.slice(one.start, one.end).trimEnd()}>`,
    );
}

test('SQL ends at a semicolon at the end of a line, or at a slash alone', () => {
  assert.equal(read('SELECT 1', 'FROM dual;', 'DROP TABLE t', '/'), ['SELECT 1\nFROM dual;', 'DROP TABLE t/']);
  assert.equal(read('SELECT 1; ', 'SELECT 2 ;'), ['SELECT 1;', 'SELECT 2;']);
  assert.equal(read('SELECT 1 FROM dual; SELECT 2', 'FROM dual;'), ['SELECT 1 FROM dual; SELECT 2\nFROM dual;']);
  assert.equal(read('SET TRANSACTION READ ONLY;', 'SET ROLE app;'), ['SET TRANSACTION READ ONLY;', 'SET ROLE app;']);
});

test('also where the semicolon stands in a string or a comment', () => {
  assert.equal(read("INSERT INTO t VALUES ('a;", "b');"), ["INSERT INTO t VALUES ('a;", "<b');>"]);
  assert.equal(read('SELECT 1 -- one;', 'FROM dual;'), ['SELECT 1 -- one;', '<FROM dual;>']);
});

test('a block ends at a slash alone, and its semicolons are its own', () => {
  for (const first of [
    'BEGIN',
    'declare',
    '<<one>>',
    'CREATE FUNCTION f RETURN NUMBER IS',
    'create or replace editionable procedure p is',
    'CREATE OR REPLACE PACKAGE BODY p IS',
    'CREATE TRIGGER g',
    'CREATE TYPE t AS OBJECT (',
    'CREATE LIBRARY l',
    'CREATE OR REPLACE AND RESOLVE JAVA SOURCE NAMED x AS',
    'WITH FUNCTION f RETURN NUMBER IS',
  ]) {
    assert.equal(read(first, '  NULL;', 'END;', '/'), [`${first}\n  NULL;\nEND;/`], first);
  }
  assert.equal(read('CREATE TABLE t (id NUMBER);', 'CREATE VIEW v AS', 'SELECT 1 FROM dual;').length, 2);
});

test('a slash ends a block in a string and in a comment too', () => {
  assert.equal(read('BEGIN', "  x := '", '/', "';", 'END;', '/'), ["BEGIN\n  x := '/", "<';>", '<END;>', '</>']);
  assert.equal(read('BEGIN', '/*', ' / ', '*/', 'END;', '/')[0], 'BEGIN\n/*/');
});

test('a slash at the prompt runs the buffer once more, a point ends it without running it', () => {
  assert.equal(read('DROP TABLE t;', '/'), ['DROP TABLE t;', '</>']);
  assert.equal(read('BEGIN', '  NULL;', '.', 'END;'), ['<.>', '<END;>']);
});

test('commands end with their line, and go on behind a hyphen', () => {
  assert.equal(read('PROMPT a;b', 'PROMPT a -', 'DROP TABLE t;', 'DROP TABLE u;'), [
    '<PROMPT a;b>',
    '<PROMPT a -\nDROP TABLE t;>',
    'DROP TABLE u;',
  ]);
  for (const one of ['@x.sql', '@@x', '! ls', 'HOST ls', 'exec p', 'EXIT', 'no such thing', '$ ls', '#x'])
    assert.equal(read(one, 'DROP TABLE t;'), [`<${one}>`, 'DROP TABLE t;'], one);
});

test('a hyphen joins the lines of a statement, and is lost', () => {
  assert.equal(read('SELECT 3 -', '1 FROM dual;'), ['SELECT 3 1 FROM dual;']);
});

test('commands in the middle of a statement', () => {
  assert.equal(read('BEGIN', '#HOST touch x', '  NULL;', '@x', 'END;', '/'), [
    '<#HOST touch x>',
    '<@x>',
    'BEGIN\n  NULL;\nEND;/',
  ]);
});

test('lines that are too long are passed over, and the rest is run', () => {
  assert.equal(read('DELETE FROM t', `WHERE ${'x'.repeat(2500)} = 1`, ';'), ['DELETE FROM t;']);
  assert.equal(read('DELETE FROM t', `WHERE ${'\u20ac'.repeat(840)} = 1`, ';'), ['DELETE FROM t;']);
  assert.is(read('DELETE FROM t', `WHERE ${'x'.repeat(2400)} = 1;`).length, 1);
});

test('comments at the prompt are nothing, but for how they end', () => {
  assert.equal(read("-- it's", 'REM it"s', '/* one */', '/* several', 'lines */', '', 'DROP TABLE t;'), [
    'DROP TABLE t;',
  ]);
  assert.equal(read('-- one;', 'DROP TABLE t;'), ['<-- one;>', 'DROP TABLE t;']);
  assert.equal(read('-- one -', '--'), ['<-- one ->', '<-->']);
  assert.equal(read('/*run*/')[0], '</*run*/>');
  assert.equal(read('/* open', 'DROP TABLE t;').length, 1);
});

test('empty lines are kept in SQL, and lost in a block', () => {
  assert.equal(read('SELECT 1', '', 'FROM dual;'), ['SELECT 1\n\nFROM dual;']);
  assert.equal(read('BEGIN', '', '  NULL;', 'END;', '/'), ['BEGIN\n  NULL;\nEND;/']);
});

test('an ampersand asks for a value as long as DEFINE is on', () => {
  const text = "INSERT INTO t VALUES ('a &b');\n";
  assert.is(readSqlplusScript(text).length, 2);
  assert.is(readSqlplusScript(`SET DEFINE OFF\n${text}`).length, 2);
  assert.is(readSqlplusScript(`SET DEFINE OFF\nSET DEFINE ON\n${text}`).length, 4);
});

test('what does not end is not run', () => {
  assert.equal(read('BEGIN', '  NULL;', 'END;'), ['BEGIN\n  NULL;\nEND;eof']);
  assert.equal(read('DROP TABLE t'), ['DROP TABLE teof']);
  assert.equal(read('DROP TABLE t;', '\x1aDROP TABLE u;'), ['DROP TABLE t;']);
});

test('commands may be cut short', () => {
  for (const one of ['PRO', 'promp', 'SET', 'DEFI', 'R', 'L', 'EXEC', 'whenever'])
    assert.ok(isSqlplusCommand(one), one);
  for (const one of ['PR', 'SELECT', 'BEGIN', 'PROMPTS', 'WHEN']) assert.not(isSqlplusCommand(one), one);
});

test('what SQL*Plus would take for its own inside a block', () => {
  const kinds = (text: string): string =>
    sqlplusHazards(text)
      .map((one) => `${one.offset} ${one.kind}`)
      .join(', ');
  assert.is(kinds("SELECT 'a;\nb' FROM dual;"), '');
  assert.is(kinds('a\n /\n.'), '2 terminator, 5 terminator');
  assert.is(kinds('a\n#b\n@c\n !d'), '2 line-start, 5 line-start, 8 line-start');
  assert.is(kinds('3 -\n1'), '0 line-end');
  assert.is(kinds('a\r\nb\x1a\0'), '1 control-character, 4 control-character');
  assert.is(kinds('x'.repeat(2450)), '0 long-line');
  assert.is(kinds('\u20ac'.repeat(830)), '0 long-line');
  assert.is(kinds('\ta'), '');
});

test.run();
