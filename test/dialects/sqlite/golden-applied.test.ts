/** What the golden files of SQLite show is applied through the sqlite3 shell, up and down again. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck } from '../../cli/run-main.ts';
import { copyCase } from '../../golden/case-files.ts';
import { apply } from './shell.ts';

const golden = join(import.meta.dirname, '../../golden');
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'sqlite.sql')));
/** Needs an attached database of that name. */
const elsewhere = new Set(['backfill-everything', 'comments-on-parts-in-a-schema', 'create-table-in-a-schema']);
/** Begin with what SQLite does not have: an operation, or a function in the author's SQL. */
const beginsOtherwise = new Set([
  'rows-in-a-schema',
  'sequence-of-a-dropped-table',
  'table-dropped-with-all-that-hangs-on-it',
  'validate-constraint',
  'comments-on-parts-that-are-dropped',
  'view-recreated',
  'view-replaced',
  'mysql-table-options',
]);

function schemaOf(database: string): string {
  const query =
    "SELECT type, name, sql FROM sqlite_master WHERE name <> 'alembic_version' AND tbl_name <> 'alembic_version' AND tbl_name NOT LIKE 'sqlite_%' ORDER BY 1, 2";
  return apply(database, `${query};`).stdout;
}

for (const name of cases.filter((one) => !elsewhere.has(one) && !beginsOtherwise.has(one))) {
  test(`${name} is applied, up and down`, async () => {
    const root = folderWith({ 'limbeck.config.json': '{ "dataLossGate": false }' });
    mkdirSync(join(root, 'migrations'));
    copyCase(name, join(root, 'migrations'));
    const database = join(root, 'test.db');
    const start = existsSync(join(golden, name, 'before.ts')) ? 'before' : 'base';
    const steps: (readonly [from: string, to: string])[] =
      start === 'base'
        ? [['base', 'after']]
        : [
            ['base', 'before'],
            ['before', 'after'],
          ];
    let schema = '';
    for (const [from, to] of steps) {
      if (to === 'after') schema = schemaOf(database);
      const { stdout, stderr } = await limbeck(root, 'compile', '--dialect', 'sqlite', '--from', from, '--to', to);
      assert.is(stderr, '');
      assert.equal(
        [apply(database, stdout).status, apply(database, stdout).status === 0],
        [0, false],
        `${from} to ${to}, and not twice`,
      );
    }
    if (/-- LB\d+/.test(readFileSync(join(golden, name, 'sqlite.sql'), 'utf8'))) return;
    const down = await limbeck(root, 'compile', '--dialect', 'sqlite', '--from', 'after', '--to', start);
    const outcome = apply(database, down.stdout);
    assert.is(outcome.status, 0, outcome.output);
    // A table that took its name by a rename has it in quotes.
    const unspaced = (text: string): string =>
      text
        .replace(/\s+/g, ' ')
        .replace(/(CREATE TABLE )"(\w+)"/g, '$1$2')
        .split('CREATE')
        .sort()
        .join('\n');
    if (!/drop-column|enum-dropped|rename/.test(name)) assert.is(unspaced(schemaOf(database)), unspaced(schema));
  });
}

test('every golden file of SQLite is either applied or known to need more', () => {
  assert.ok(cases.length > 15);
});

test.run();
