/** The stand-in for the sqlite3 shell does what the shell does: the same script, asked of both where the program is there. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { embeddedVersion, type Outcome, runEmbedded } from './embedded.ts';
import { hasShell, runShell } from './shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'limbeck-embedded-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Both agree on status and rows; the words of their errors differ. */
function outcomeOf(script: string): Outcome {
  const outcome = runEmbedded(':memory:', script);
  if (hasShell) {
    const real = runShell(':memory:', script);
    assert.equal([outcome.status, outcome.stdout], [real.status, real.stdout], script);
    assert.is(outcome.stderr === '', real.stderr === '', real.stderr);
  }
  return outcome;
}

if (!hasShell) console.log('skipped: no sqlite3 program, nobody says whether it would print the same');

test('rows are printed as the shell prints them', () => {
  for (const [sql, line] of [
    ['SELECT 1 AS a, 2 AS a, 3 AS "1", 4 AS "0"', '1|2|3|4'],
    ["SELECT NULL, '', 'it''s | so'", "||it's | so"],
    ['SELECT 1.5, 0.1 + 0.2, 1e300, 9e999, -9e999, 1.0 / 3', '1.5|0.3|1.0e+300|Inf|-Inf|0.333333333333333'],
    ['SELECT 9223372036854775807, -9223372036854775808', '9223372036854775807|-9223372036854775808'],
    ["SELECT x'616200', x'', 'a' || char(0) || 'b'", 'ab||a'],
    ["VALUES ('a'), ('b')", 'a\nb'],
    ['CREATE TABLE t (a); INSERT INTO t VALUES (7), (8) RETURNING a', '7\n8'],
    ['PRAGMA foreign_keys', '0'],
    ['PRAGMA recursive_triggers', '0'],
    ["SELECT hex('a\r\nb')", '610A62'],
  ] as const)
    assert.is(outcomeOf(`${sql};\n`).stdout, `${line}\n`, sql);
});

test('what is printed', () => {
  assert.is(outcomeOf('.bail on\n.print "a \\"b\\" \\\\x" \'c\' d\nSELECT 1;\n').stdout, 'a "b" \\x c d\n1\n');
});

test('statements end where the shell ends them', () => {
  const script = `-- a;\nCREATE TABLE t (a);\nCREATE TRIGGER r AFTER INSERT ON t BEGIN\nDELETE FROM t;\nEND;\nSELECT ';', "a" FROM
    (SELECT 1 AS a); SELECT 2;\n/* ; */ SELECT 3\n/\nSELECT 4`;
  assert.is(outcomeOf(script).stdout, ';|1\n2\n3\n4\n');
});

test('the first error ends it, with the status 1', () => {
  const steps = 'CREATE TABLE t (a CONSTRAINT "limbeck: why" CHECK (a));\nSELECT 1;\n';
  for (const [wrong, why] of [
    ['INSERT INTO t VALUES (0)', /line 3: CHECK constraint failed: limbeck: why/],
    ['SELECT * FROM nowhere', /line 3: no such table: nowhere/],
    ['SELEC 1', /line 3: near "SELEC": syntax error/],
  ] as const) {
    const { status, stdout, stderr } = outcomeOf(`${steps}${wrong};\nSELECT 2;\n`);
    assert.equal([status, stdout], [1, '1\n'], wrong);
    assert.match(stderr, why);
  }
  assert.match(runEmbedded(':memory:', '.shell touch x\n').stderr, /line 1: the stand-in .* has no \.shell touch x/);
});

test('what was committed is in the file, and what was not is gone', () => {
  const database = join(folder, 'kept.db');
  const first = 'CREATE TABLE t (a);\nBEGIN IMMEDIATE;\nINSERT INTO t VALUES (1);\n';
  assert.is(runEmbedded(database, first).status, 0);
  assert.is(runEmbedded(database, `${first.slice(first.indexOf('\n'))}SELECT * FROM nowhere;\nCOMMIT;\n`).status, 1);
  assert.is(runEmbedded(database, 'SELECT count(*) FROM t;').stdout, '0\n');
  assert.is(runEmbedded(database, 'INSERT INTO t VALUES (2);').status, 0);
  for (const run of [runEmbedded, ...(hasShell ? [runShell] : [])])
    assert.is(run(database, 'SELECT a FROM t;').stdout, '2\n');
  assert.not(existsSync(`${database}.lock`));
  writeFileSync(join(folder, 'no.db'), 'this is no database'.repeat(100));
  assert.match(runEmbedded(join(folder, 'no.db'), 'SELECT * FROM t;').stderr, /not a database/);
});

test('it is newer than the oldest SQLite that scripts are for', () => {
  assert.match(embeddedVersion(), /^3\.(?:[4-9]\d|\d{3})\.\d+$/);
});

test.run();
