/** The reader of scripts for MySQL, beside the program itself. */
import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mysqlHazards, readMysqlScript } from '../../src/sql/mysql-client.ts';

const server = process.env.LIMBECK_TEST_MARIADB?.split(/\s+/);

/** Statements and commands, in the order in which they are found. */
function read(text: string): readonly string[] {
  return readMysqlScript(text).map((one) =>
    one.kind === 'command'
      ? `> ${text.slice(one.start, one.end)}`
      : `${one.text}${one.terminator === ';' ? '' : ` <${one.terminator}>`}`,
  );
}

/** What the program shows of what it sends: `-v` prints each statement between two lines, without its comments. */
function sent(text: string): readonly string[] {
  const args = ['--no-defaults', ...(server ?? []), '-v', '--force', '-N', '--skip-reconnect'];
  const { stdout } = spawnSync('mariadb', args, { input: text, encoding: 'utf8', timeout: 20_000 });
  const lines = stdout.split('\n');
  const found: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] !== '--------------') continue;
    const end = lines.indexOf('--------------', i + 1);
    found.push(lines.slice(i + 1, end).join('\n'));
    i = end;
  }
  return found;
}

test('statements, comments, strings', () => {
  for (const [text, ...found] of [
    ['SELECT 1;\nSELECT 2;', 'SELECT 1', 'SELECT 2'],
    ["SELECT ';', \";\", `;`; SELECT 'it''s; \\'; ';", 'SELECT \';\', ";", `;`', "SELECT 'it''s; \\'; '"],
    ['SELECT `a\\`; SELECT 2', 'SELECT `a\\`', 'SELECT 2 <eof>'],
    ['-- a; b\n# c; d\n/* e; f */ SELECT /* ; */ 1 -- ;\n, 2; -- x', 'SELECT /* ; */ 1 -- ;\n, 2'],
    ['SELECT 1 --x\n;--y\nSELECT 2;', 'SELECT 1 --x', 'SELECT 2'],
    ['SELECT 1 /*! + 1 ; */;', 'SELECT 1 /*! + 1', '*/'],
    ["SELECT 'a\nb';", "SELECT 'a\nb'"],
    ["SELECT 'a\r\nb';\r\nSELECT\r\n2;", "SELECT 'a\nb'", 'SELECT\n2'],
    ["SELECT 'a", "SELECT 'a <eof>"],
    ['SELECT 1; /* a', 'SELECT 1'],
    ["SELECT 'a\\\nb';", "SELECT 'a\nb'"],
    ['\ufeffSELECT 1;', 'SELECT 1'],
    [''],
  ] as const)
    assert.equal(read(text), found, text);
});

test('commands of the program', () => {
  for (const [text, ...found] of [
    ['use shop\nSELECT 1;', '> use shop', 'SELECT 1'],
    ['SELECT 1; use shop; SELECT 2;', 'SELECT 1', '> use shop', 'SELECT 2'],
    ['SELECT 1\nuse shop\n;', 'SELECT 1\nuse shop'],
    ["SELECT '\nquit\n';", "SELECT '\nquit\n'"],
    ['/*\nquit\n*/SELECT 1;', 'SELECT 1'],
    ['quit\nSELECT 1;', '> quit'],
    ['quit;\nSELECT 1;', '> quit', 'quit <eof>'],
    ['clear;SELECT 1;go;', '> clear', 'SELECT 1', 'go'],
    ['SELECT 1;\n\\q\nSELECT 2;', 'SELECT 1', '> \\q'],
    ['status x\n;', 'status x'],
    ['  SOURCE x.sql\nSELECT 1;', '>   SOURCE x.sql', 'SELECT 1'],
    ['\\! touch x\nSELECT 1;', '> \\! touch x', 'SELECT 1'],
    ['SELECT 1 \\! touch x; SELECT 2;', '> \\! touch x', 'SELECT 1  SELECT 2'],
    ['-- \\! touch x\n/* \\! touch y */ SELECT "\\! touch z", \\N;', 'SELECT "\\! touch z", \\N'],
    ['SELECT 1 \\g SELECT 2 \\G', 'SELECT 1 <\\g>', 'SELECT 2 <\\G>'],
    ['SELECT 1 \\c SELECT 2;', '> \\c', 'SELECT 2'],
    [
      'DELIMITER $$\nSELECT 1; SELECT 2$$\ndelimiter ;\nSELECT 3;',
      '> DELIMITER $$',
      'SELECT 1; SELECT 2 <$$>',
      '> delimiter ;',
      'SELECT 3',
    ],
    ['\\d //\nSELECT 1;// SELECT 2;//', '> \\d //', 'SELECT 1; <//>', 'SELECT 2; <//>'],
  ] as const)
    assert.equal(read(text), found, text);
});

test('what would be misread', () => {
  const kinds = (text: string, delimiter?: string): string =>
    mysqlHazards(text, delimiter === undefined ? undefined : { delimiter })
      .map((one) => one.kind)
      .join();
  assert.is(kinds("SELECT '/*! */', \"/*! '\", `/*!`, 1 -- /*! it's\n/* /*! */ # /*!"), '');
  assert.is(kinds('SELECT 1 /*!50000 x */'), 'executable-comment');
  assert.is(kinds('/*M!100000 x */ SELECT 1'), 'executable-comment');
  assert.is(kinds('SELECT 1 /*!50000 x'), 'unterminated');
  assert.is(kinds("SELECT 'a\\'"), 'unterminated');
  assert.is(kinds('SELECT 1--1'), '');
  for (const fine of [
    "CREATE TRIGGER t BEFORE INSERT ON t FOR EACH ROW\nBEGIN\n  SET @a = '\\\\ $';\n  -- x\nEND",
    'DROP TRIGGER t',
  ])
    assert.is(kinds(fine, '$$'), '', fine);
  for (const bad of [
    'SELECT 1 $$ 2',
    'SELECT 1 \\g',
    'SELECT \\! touch x',
    'use shop',
    'SELECT "a\r\nb"',
    'SELECT "a\\\nb"',
    '',
    'SELECT 1 -- last',
  ])
    assert.is(kinds(bad, '$$'), 'misread', bad);
});

if (server === undefined) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, the reader was not compared with mariadb');
} else {
  test('the program sends what the reader finds', () => {
    // No word is a command that does something outside; a statement that the server refuses is sent all the same.
    const part = fc.constantFrom(
      ...[
        "'",
        "'",
        '"',
        '`',
        "''",
        '\\',
        '\\\\',
        "\\'",
        '\\"',
        '\\N',
        '\\g',
        '\\c',

        '\\z',
        ';',
        ';',
        ';',
        '\n',
        '\n',
        '\n',
        ' ',
        '\t',
      ],
      ...[
        '-- ',
        '--',
        '--x',
        '#',
        '/*',
        '*/',
        '/*!',
        '/*M!',
        '/* x */',
        '/*/',
        '*',
        '/',
        '$$',
        '//',
        '\r\n',
        '\r',
        'é',
        '中',
        '(',
        ')',
      ],
      ...[
        'SELECT 1',
        'SELECT',
        'x',
        '2',
        '@a',
        ', 3',
        'go',
        'clear',
        'use',
        'status x',
        'help\n',
        'warnings\n',
        'delimiter',
      ],
      ...['\ndelimiter $$\n', '\nDELIMITER ;\n', '\n delimiter //\n', 'SELECT "a', "SELECT 'a"],
    );
    const script = fc.array(part, { minLength: 1, maxLength: 25 }).map((all) => all.join(''));
    const strip = (text: string): string => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(script, (text) => {
        // A command of MySQL's program only, one that shows such lines itself, and one in whose own text the program looks for the delimiter that it has just set.
        fc.pre(!/\\(?:x|d|s)|delimiter(?!\s)|^delimiter.*(?:#|--|\/\*)/im.test(text));
        const found = readMysqlScript(text).flatMap((one) =>
          one.kind === 'statement' ? [strip(withoutComments(one.text))] : [],
        );
        assert.equal(found, sent(text).map(strip), JSON.stringify(text));
      }),
      { numRuns: Number(process.env.LIMBECK_TEST_RUNS ?? 300), seed: 42 },
    );
  });
}

/** As the program shows it: comments are not sent. */
function withoutComments(statement: string): string {
  return statement.replace(
    /('(?:[^'\\]|\\[\s\S])*'?|"(?:[^"\\]|\\[\s\S])*"?|`[^`]*`?|\/\*M?!|\\[\s\S])|#[^\n]*|--(?=\s)[^\n]*|\/\*(?:\/\*|(?!\*\/)[\s\S])*(?:\*\/|$)/g,
    (_, kept: string | undefined) => kept ?? ' ',
  );
}

test.run();
