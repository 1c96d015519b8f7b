/** Each check of the finished script, broken on purpose: whatever is changed in a script, nothing is printed. */
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { loadParser } from '../../src/cli/statement-checker.ts';
import { mysql } from '../../src/dialects/mysql/dialect.ts';
import type { Script } from '../../src/script/plan-script.ts';
import { checkStatement } from '../../src/verify/check-statement.ts';
import { checkRoundTrip } from '../../src/verify/round-trip.ts';
import { folderWith, limbeck, module } from '../cli/run-main.ts';
import { chain, clientNamed, commitAfter, faultsOf, inside, nasty, outside, script } from '../script/making.ts';

const most = [
  ['a1', 'CREATE TABLE "t ; $x$" (id int, v text)', "INSERT INTO t VALUES (1, 'it''s -- a \\ :x')"],
  ['b2', inside('DROP TABLE old', { dataLoss: 'all rows of table old', summary: nasty })],
] as const;
const rest = [
  ['c3', outside('CREATE INDEX CONCURRENTLY i ON t (id)'), 'SELECT (ARRAY[1,2])[1:n] FROM (SELECT 2 AS n) AS one'],
  ['d4', commitAfter("ALTER TYPE mood ADD VALUE 'sad'"), 'UPDATE t SET v = $$a;b$$ -- all'],
] as const;
const transactional = [
  ['a1', 'CREATE TABLE "t ; $x$" (id int, v text)', "INSERT INTO t VALUES (1, 'it''s -- a \\ :x')"],
  [
    'b2',
    inside('DROP TABLE old', { dataLoss: 'all rows of table old', summary: nasty }),
    'CREATE VIEW w AS SELECT 1 AS x',
  ],
] as const;
/** One that MySQL does not prepare, and which stands in the script as it is. */
const direct = [
  [
    'c3',
    outside("CREATE TRIGGER t BEFORE INSERT ON t FOR EACH ROW\nBEGIN\n  SET NEW.v = 'a;b';\n  SET NEW.id = 1;\nEND"),
  ],
] as const;
type ClientName = 'psql' | 'plain' | 'sqlite3' | 'sqlcmd' | 'mssql plain' | 'mysql' | 'sqlplus';

const scripts: Readonly<Record<ClientName, Script>> = {
  psql: script(chain([...most, ...rest]), 'psql'),
  plain: script(chain(most), 'plain'),
  sqlite3: script(chain(most), 'sqlite3'),
  sqlcmd: script(chain([...transactional, ['c3', outside('ALTER DATABASE CURRENT SET RECOVERY SIMPLE')]]), 'sqlcmd'),
  'mssql plain': script(chain(transactional), 'mssql plain'),
  mysql: script(chain([...most, ...direct]), 'mysql', { dialect: mysql }),
  sqlplus: script(chain([...most, ['c3', outside('CREATE INDEX i ON t (id)')]]), 'sqlplus'),
};
const each = Object.entries(scripts) as readonly (readonly [ClientName, Script])[];

/** What the check says when the file is another than the one that was rendered. */
function said(client: ClientName, text: string): string {
  return faultsOf(() => checkRoundTrip({ ...scripts[client], text }, clientNamed(client))).join();
}

/** Where the statements, and the lines for the client, stand in the text. */
function places({ text, expected, commands }: Script): readonly (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  let at = 0;
  for (const one of expected) {
    const start = text.indexOf(one, at);
    at = start + one.length;
    found.push([start, at]);
  }
  for (const one of commands) {
    const start = one.text === '/' ? text.indexOf('\n/\n') + 1 : text.indexOf(one.text);
    found.push([start, start + one.text.length]);
  }
  return found;
}

test('the unchanged scripts pass', () => {
  for (const [client, { text }] of each) assert.is(said(client, text), '', client);
});

test('a letter that is lost, or written twice, inside a statement or a command', () => {
  for (const [client, one] of each) {
    const position = fc.constantFrom(...places(one)).chain(([start, end]) => fc.integer({ min: start, max: end - 1 }));
    fc.assert(
      fc.property(position, (at) => {
        const letter = one.text.charAt(at);
        // White space and comments around a statement are no part of what is sent.
        if (/\s/.test(letter) || one.text.slice(one.text.lastIndexOf('\n', at), at + 2).includes('--')) return;
        assert.match(said(client, one.text.slice(0, at) + one.text.slice(at + 1)), /^LB603/, `${client}: ${at} lost`);
        assert.match(said(client, one.text.slice(0, at) + letter + one.text.slice(at)), /^LB603/, `${client}: ${at}`);
      }),
      { numRuns: 150, seed: 603 },
    );
  }
});

test('anything put in front of any line, be it a comment', () => {
  const added: Readonly<Record<ClientName, readonly string[]>> = {
    psql: [
      'DROP TABLE t;',
      'SELECT $x$DROP TABLE t$x$ \\gexec',
      '\\! touch x',
      '\\set AUTOCOMMIT off',
      '\\set ON_ERROR_STOP off',
      '\\if false',
      '\\endif',
      '\\echo `touch x`',
      '\\i other.sql',
      '\\setenv PSQL_EDITOR vi',
      '\\q',
      '\\r',
      '*/',
      "'",
      '"',
      '$x$',
      '/*',
      '(',
    ],
    plain: ['DROP TABLE t;', '\\! touch x', '\\q', 'COMMIT;', "'", '"', '$x$', '/*'],
    mysql: [
      'DROP TABLE t;',
      '\\! touch x',
      '\\. other.sql',
      'DROP TABLE t \\g',
      '\\u shop',
      '\\c',
      '\\q',
      'COMMIT;',
      "'",
      '"',
      '`',
      '/*',
    ],
    sqlite3: [
      'DROP TABLE t;',
      '.shell touch x',
      '.bail off',
      '.read other.sql',
      '.quit',
      '.print x',
      'COMMIT;',
      "'",
      '/*',
    ],
    sqlcmd: [
      'DROP TABLE t;',
      'GO',
      'go 2',
      ':r other.sql',
      ':setvar x y',
      '!!touch x',
      'exit',
      'quit',
      'ed',
      'reset',
      '-- $(x)',
      'COMMIT;',
      "'",
      '"',
      '[',
      '/*',
      '/* /* */ */',
    ],
    'mssql plain': ['DROP TABLE t;', 'GO', ':on error exit', '!!touch x', 'COMMIT;', "'", '"', '[', '/*'],
    sqlplus: [
      'DROP TABLE t;',
      'HOST touch x',
      '!touch x',
      '#HOST touch x',
      '@other.sql',
      'SET DEFINE ON',
      'WHENEVER SQLERROR CONTINUE',
      'EXIT',
      'COMMIT;',
      'BEGIN',
      '/',
      '.',
      "'",
      '/*',
      'PROMPT x -',
    ],
  };
  for (const [client, { text }] of each) {
    const lines = text.split('\n');
    const line = fc.integer({ min: 0, max: lines.findLastIndex((one) => /;$|^[\\.]\w/.test(one)) });
    fc.assert(
      fc.property(line, fc.constantFrom(...added[client]), (at, more) => {
        const changed = [...lines.slice(0, at), more, ...lines.slice(at)].join('\n');
        assert.match(said(client, changed), /^LB603/, `${client}: ${more} before line ${at + 1}, ${lines[at]}`);
      }),
      { numRuns: 300, seed: 604 },
    );
  }
});

test('a statement left out, written twice, or in another place', () => {
  for (const [client, { text, expected }] of each) {
    for (const [i, one] of expected.entries()) {
      if (one.includes("'it''s -- a")) continue;
      assert.match(
        said(
          client,
          text.replace(`${one};`, () => ''),
        ),
        text.includes(`${one};`) ? /^LB603/ : /^$/,
        one,
      );
      assert.match(
        said(
          client,
          text.replace(`${one};`, () => `${one};\n${one};`),
        ),
        text.includes(`${one};`) ? /^LB603/ : /^$/,
        one,
      );
      const next = expected[i + 1];
      if (next === undefined || next === one || !text.includes(`${one};\n${next};`)) continue;
      assert.match(
        said(
          client,
          text.replace(`${one};\n${next};`, () => `${next};\n${one};`),
        ),
        /^LB603/,
        one,
      );
    }
  }
});

test('a block left out, run twice, or without its slash', () => {
  const { text, expected } = scripts.sqlplus;
  const blocks = expected.filter((one) => one.includes('BEGIN'));
  assert.is(blocks.length, 8);
  for (const one of blocks) {
    assert.ok(text.includes(`${one}\n/\n`));
    for (const other of ['', `${one}\n`, `${one}\n/\n/\n`, `${one}\n/\n${one}\n/\n`, `${one}\n.\n`]) {
      const changed = text.replace(`${one}\n/\n`, () => other);
      assert.match(said('sqlplus', changed), /^LB603/, other.slice(-40));
    }
  }
});

test('a statement that is sent another way than was meant', () => {
  const { text } = scripts.psql;
  for (const [from, to] of [
    ['$ \\gexec', '$;'],
    ['$ \\gexec', '$ \\g'],
    ['$ \\gexec', '$ \\gset'],
    ['BEGIN;', 'BEGIN \\gexec'],
    ['COMMIT;', 'COMMIT \\; ROLLBACK;'],
    ['COMMIT;', ''],
    ['COMMIT;', 'COMMIT :x;'],
  ] as const) {
    assert.ok(text.includes(from));
    assert.match(
      said(
        'psql',
        text.replace(from, () => to),
      ),
      /^LB603/,
      `${from} -> ${to}`,
    );
  }
});

test('an end that is cut off, at any byte of the last lines', () => {
  for (const [client, { text }] of each) {
    const last = text.lastIndexOf(
      { psql: '\\endif', plain: 'RESET', mysql: 'FROM DUAL' }[client as string] ?? 'database is at',
    );
    for (let cut = last - 300; cut < last + 5; cut++) {
      assert.match(said(client, text.slice(0, cut)), /^LB603/, `${client}: ${text.slice(cut - 20, cut)}`);
    }
  }
});

test('NUL, a variable, and text of another encoding', () => {
  for (const [client, { text }] of each) {
    assert.match(said(client, text.replace('DROP TABLE old', 'DROP TABLE old\0')), /^LB603/);
    assert.match(said(client, text.replace('-- Limbeck plan', '-- Limbeck\0 plan')), /^LB603/);
    assert.match(said(client, Buffer.from(text, 'utf16le').toString('latin1')), /^LB603/);
  }
  assert.match(said('psql', scripts.psql.text.replace('DROP TABLE old', 'DROP TABLE :old')), /^LB603/);
});

test('the message names what was found and what was compiled, and is short', () => {
  assert.match(
    said('psql', scripts.psql.text.replace('DROP TABLE old', 'DROP TABLE older')),
    /^LB603 the script reads "DROP TABLE older" where "DROP TABLE old" was compiled/,
  );
  assert.ok(
    said(
      'psql',
      scripts.psql.text.replace('DROP TABLE old', () => 'x'.repeat(100_000)),
    ).length < 1000,
  );
});

test('a statement that is none, several, or no SQL', async () => {
  const parser = await loadParser();
  const kind = (text: string): string => checkStatement(text, parser).kind;
  assert.is(kind('CREATE TABLE t (id int)'), 'fine');
  for (const text of ['', '-- nothing', ';', 'SELECT 1; SELECT 2', 'DROP TABLE a; --', 'SELECT 1;;SELECT 2'])
    assert.is(kind(text), text === 'DROP TABLE a; --' ? 'fine' : 'count', text);
  for (const text of [
    'CREATE TABLE t (id int',
    "SELECT 'a",
    'SELECT "a',
    'SELECT $x$a',
    '\\! touch x',
    'SELECT :x',
    'DROPTABLE t',
  ])
    assert.is(kind(text), 'syntax', text);
});

test('what an author writes reaches those checks', async () => {
  for (const [sql, code] of [
    ['SELEC 1', /LB601/],
    ["SELECT 'open", /LB552|LB601/],
    ['COPY t FROM STDIN', /LB501/],
  ] as const) {
    const root = folderWith({
      'migrations/1.ts': module('a1', null, `op.execute(sql\`${sql}\`, { down: null });`),
    });
    const { status, stdout, stderr } = await limbeck(root, 'compile');
    assert.equal([status, stdout], [1, ''], sql);
    assert.match(stderr, code, sql);
  }
});

test.run();
