/** Every statement of every golden file, read by a grammar of T-SQL that knows nothing of Limbeck. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { faultOf } from './parser.ts';

const golden = join(import.meta.dirname, '../../golden');

/** What the grammar of 2021 does not know and the manual has, by the page that says so. */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/%%physloc%%/, 'the place of a row has no page of its own'],
  [/^ALTER TABLE \S+ WITH NOCHECK ADD CONSTRAINT /, 'statements/alter-table-transact-sql'],
  [/^ALTER TABLE \S+ WITH CHECK CHECK CONSTRAINT /, 'statements/alter-table-transact-sql'],
  [/^ALTER TABLE \S+ DROP COLUMN IF EXISTS /, 'statements/alter-table-transact-sql'],
  [/^CREATE COLUMNSTORE INDEX /, 'statements/create-columnstore-index-transact-sql'],
  [/^CREATE (?:UNIQUE )?INDEX .* INCLUDE .* WHERE .* WITH /, 'statements/create-index-transact-sql'],
  [/^CREATE OR ALTER VIEW /, 'statements/create-view-transact-sql'],
  [/^(?:CREATE|ALTER) SEQUENCE .*-\d/, 'statements/create-sequence-transact-sql'],
  [/^REVOKE /, 'statements/revoke-object-permissions-transact-sql'],
];

/** SQL of authors in cases that are made for other engines. */
const FOREIGN: Readonly<Record<string, RegExp>> = {
  assert: /count\(\*\) = 0/,
  'delete-rows': /active AND/,
};

/** The statements of a golden file; what is commented out was refused. */
function statementsOf(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => !one.startsWith('-- '));
  return lines
    .join('\n')
    .split(/;\n(?![ \t]|END)/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

const files = readdirSync(golden)
  .map((name) => ({ name, file: join(golden, name, 'mssql.sql') }))
  .filter(({ file }) => existsSync(file));

test('every statement for SQL Server is T-SQL to the grammar', () => {
  const faults: string[] = [];
  let read = 0;
  for (const { name, file } of files) {
    for (const statement of statementsOf(file)) {
      const known = UNKNOWN.some(([one]) => one.test(statement)) || FOREIGN[name]?.test(statement);
      const fault = faultOf(statement);
      if (known) assert.ok(fault !== undefined, `the grammar takes it by now: ${statement}`);
      else if (fault !== undefined) faults.push(`${name}: ${fault}\n${statement}`);
      else read++;
    }
  }
  assert.equal(faults, []);
  assert.ok(read > 200, `${read}`);
});

test('and the grammar refuses what is none', () => {
  for (const text of [
    'CREATE TABLE a (b INT NOT',
    'ALTER TABLE a ADD COLUMN b INT NULL',
    'CREATE TABLE IF NOT EXISTS a (b INT)',
    'SELECT FROM WHERE',
    "INSERT INTO a VALUES ('b'",
  ])
    assert.ok(faultOf(text) !== undefined, text);
});

test.run();
