/** The table itself: what it takes for an option, an empty cell, and the reason of a refusal. */
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { sqlite } from '../../src/dialects/sqlite/dialect.ts';
import { sql } from '../../src/dsl/sql-tag.ts';
import { check, exclude, foreignKey } from '../../src/dsl/table.ts';
import { t } from '../../src/dsl/types.ts';
import { operations } from '../../src/operations/index.ts';
import { type Author, planChain } from '../plan/chain.ts';
import { Matrix } from './matrix.ts';
import { optionsOfOperations, pathInWords } from './options.ts';

/** Two that differ are enough to see what the table makes of it. */
const dialects = [postgresql, sqlite];
const options = optionsOfOperations(join(import.meta.dirname, '../..'));

/** The table after one operation. */
function after(author: Author, kind: string): string {
  const matrix = new Matrix(options, dialects);
  for (const one of planChain([author]).plan.steps.flatMap((step) => step.operations)) {
    if (one.operation.kind === kind) matrix.note('case', one);
  }
  matrix.close();
  return matrix.markdown([]);
}

test('every kind of operation has its options, read from the types', () => {
  assert.equal([...options.keys()].sort(), Object.keys(operations).sort());
  const paths = (options.get('createIndex') ?? []).map((one) => pathInWords(one.path));
  for (const one of ['table.schema', 'index.unique', 'index.elements[].nulls', 'index.with', 'concurrently'])
    assert.ok(paths.includes(one), one);
  assert.not(paths.includes('index.name'));
  const made = (options.get('createTable') ?? []).map((one) => pathInWords(one.path));
  for (const one of ['table.columns[].nullable', 'table.constraints[](foreignKey).onDelete', 'table.options.unlogged'])
    assert.ok(made.includes(one), one);
});

test('a cell that no case fills is empty', () => {
  const empty = new Matrix(options, dialects).empty([]);
  for (const one of ['createIndex concurrently: postgresql', 'dropTable : sqlite', 'dropTable ifExists: sqlite'])
    assert.ok(empty.includes(one), one);
  assert.not(new Matrix(options, dialects).empty([[/^dropTable/, 'why']]).includes('dropTable ifExists: sqlite'));
});

test('a refusal is laid at the door of the option that it is for', () => {
  const index = after((op) => {
    op.createTable('x', { a: t.integer(), b: t.integer() });
    op.createIndex('ix', 'x', ['a'], { unique: true, include: ['b'], where: sql`a > 0`, with: { fillfactor: 70 } });
  }, 'createIndex');
  assert.match(index, /\n\| `index\.include` \| case \| refused: case \|\n/);
  assert.match(index, /\n\| `index\.with` \| case \| refused: case \|\n/, 'each of two');
  assert.match(index, /\n\| `index\.where` \| case \| {2}\|\n/, 'not what SQLite has');
  assert.match(index, /\n\| `index\.unique` \| case \| {2}\|\n/);
  const table = after(
    (op) =>
      op.createTable('x', { a: t.integer().primaryKey(), b: t.integer() }, (c) => [
        check(sql`${c.a} > 0`),
        foreignKey([c.b], 'x', ['a'], { notValid: true }),
        exclude([[c.a, '=']], { using: 'btree' }),
      ]),
    'createTable',
  );
  assert.match(table, /\n\| `table\.constraints\[\]\(foreignKey\)\.notValid` \| case \| refused: case \|\n/);
  assert.match(table, /\n\| `table\.constraints\[\]\(exclude\)` \| case \| refused: case \|\n/);
  assert.match(
    table,
    /\n\| `table\.constraints\[\]\(exclude\)\.using` \| case \| refused: case \|\n/,
    'with what it is of',
  );
  assert.match(table, /\n\| `table\.constraints\[\]\(check\)` \| case \| {2}\|\n/);
});

test('what a dialect refuses whatever its options are is refused with all of them', () => {
  const made = after((op) => op.createSequence('s', { start: 5 }), 'createObject');
  assert.match(made, /\n\| `object\(sequence\)\.start` \| case \| refused: case \|\n/);
});

test.run();
