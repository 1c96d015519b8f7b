/**
 * What MySQL alone has is run by no server of the tests: statements of MySQL's golden files and of a whole plan are read by a grammar of
 * MySQL that knows nothing of Limbeck. It is looser than the server, and finds what is no SQL of MySQL at all.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readMysqlScript } from '../../../src/sql/mysql-client.ts';
import { splitStatements } from '../../../src/sql/split.ts';
import { loadGrammar } from './parser.ts';

const root = join(import.meta.dirname, '../../..');
const golden = join(root, 'test/golden');
const grammar = await loadGrammar();

/** SQL of authors in cases that are made for other engines. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  autocommit: /^VACUUM /,
  // https://dev.mysql.com/doc/refman/8.4/en/create-procedure.html: a parameter has no default there
  'function-replaced': /^CREATE FUNCTION gone\(a integer, b text DEFAULT /,
};

/**
 * Words that the grammar does not take as names, and that MySQL does, without quotes: they are not reserved.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/keywords.html
 */
const NAMES = /(?<![`'\w])(?:active|old)(?![`'\w])/g;

/** What the grammar says against a statement; undefined where it takes it. */
function faultOf(statement: string): string | undefined {
  return grammar(statement.replace(NAMES, '`$&`'));
}

/** Without what is only another name of a step, another count or text: the rest of the grammar is the same. */
function shapeOf(statement: string): string {
  return statement.replace(/'(?:[^'\\]|''|\\.)*'|"(?:[^"\\]|""|\\.)*"/gs, '?').replace(/\d+/g, '0');
}

const LITERAL = /'((?:[^'\\]|''|\\.)*)'|"((?:[^"\\]|""|\\.)*)"/gs;

/** What the literals of a statement hold that prepares another, or has what is prepared then. */
function prepared(statement: string): readonly string[] {
  if (!/^(?:SET @limbeck_sql = |PREPARE \w+ FROM ["'])/.test(statement)) return [];
  return [...statement.matchAll(LITERAL)].map(([, single, double = '']) =>
    (single?.replaceAll("''", "'") ?? double.replaceAll('""', '"')).replace(/\\(.)/gs, (_, one: string) =>
      one === 'n' ? '\n' : one === 'r' ? '\r' : one,
    ),
  );
}

test('every statement for MySQL is one to the grammar', () => {
  const faults: string[] = [];
  const read = new Set<string>();
  for (const name of readdirSync(golden)) {
    const file = join(golden, name, 'mysql.sql');
    if (!existsSync(file)) continue;
    for (const { text } of splitStatements(readFileSync(file, 'utf8'), 'mysql')) {
      if (read.has(text)) continue;
      read.add(text);
      const fault = faultOf(text);
      if (FOREIGN[name]?.test(text)) assert.ok(fault !== undefined, `the grammar takes it by now: ${text}`);
      else if (fault !== undefined) faults.push(`${name}: ${fault}\n${text}`);
    }
  }
  assert.equal(faults, []);
  assert.ok(read.size > 300, `${read.size}`);
  console.log(`mysql: ${read.size} statements read`);
});

test('and so is every kind of statement of a script, with what it prepares', () => {
  const kinds = new Map<string, string>();
  let plan = 0;
  for (const item of readMysqlScript(readFileSync(join(root, 'out/upgrade.mysql.sql'), 'utf8'))) {
    if (item.kind === 'command') continue;
    kinds.set(shapeOf(item.text), item.text);
    for (const text of prepared(item.text)) {
      if (kinds.has(shapeOf(text))) continue;
      kinds.set(shapeOf(text), text);
      if (/^(?:CREATE|ALTER|DROP|UPDATE|INSERT|DELETE|RENAME)\b/.test(text)) plan++;
    }
  }
  const faults = [...kinds.values()].flatMap((text) => {
    const fault = faultOf(text);
    return fault === undefined ? [] : [`${fault}\n${text}`];
  });
  assert.equal(faults, []);
  assert.ok(plan > 20, `${plan}`);
  console.log(`mysql: ${kinds.size} kinds of statements of a script read, ${plan} of a plan`);
});

test('and the grammar refuses what is none', () => {
  for (const text of [
    'CREATE TABLE a (b INT NOT',
    'CREATE TABLE a (b INT c INT)',
    'ALTER TABLE a ALTER COLUMN b TYPE INT',
    'ALTER TABLE a ADD CONSTRAINT c CHECK b > 0',
    'CREATE SEQUENCE a',
    'SELECT FROM WHERE',
    "INSERT INTO a VALUES ('b'",
  ])
    assert.ok(faultOf(text) !== undefined, text);
});

test.run();
