/** The example chain, every step up, down and up again; schema and rows are compared by pg_dump, which knows nothing of Limbeck. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { limbeck } from '../cli/run-main.ts';
import { apply, query, run, serverProgram, serverUrl, withDatabase } from './clients.ts';

const root = join(import.meta.dirname, '../..');
const pgDump = serverProgram('pg_dump');

interface PlannedStep {
  readonly revision: string;
  readonly versionTable: readonly {
    readonly insert?: string;
    readonly delete?: string;
    readonly update?: readonly [string, string];
  }[];
}

async function compiled(from: string, to: string, ...options: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--from', from, '--to', to, ...options);
  assert.is(status, 0, stderr);
  return stdout;
}

/** The steps from base to head, as the program tells them to programs. */
async function steps(): Promise<readonly PlannedStep[]> {
  const { stdout } = await limbeck(root, 'compile', '--json');
  return (JSON.parse(stdout) as { readonly steps: readonly PlannedStep[] }).steps;
}

/** All that is in the database, but for Limbeck's own table and the position of columns. */
async function dump(url: string): Promise<string> {
  const { status, output } = await run(pgDump, ['--no-owner', '--column-inserts', '-T', 'alembic_version', url]);
  assert.is(status, 0, output);
  return output
    .split(';\n')
    .map((statement) => {
      const insert = /^([\s\S]*INSERT INTO \S+) \((.*)\) VALUES \((.*)\)$/.exec(statement.trim());
      if (insert === null) {
        // The columns of a table stand one on each line.
        return lines(statement)
          .map((line) => line.trim().replace(/,$/, ''))
          .sort()
          .join(' ');
      }
      const [, before = '', names = '', values = ''] = insert;
      const columns = names.split(', ');
      const cells = values.split(/, (?=(?:[^']*'[^']*')*[^']*$)/);
      return `${lines(before).join(' ')} ${columns.map((name, i) => `${name}=${cells[i]}`).sort()}`;
    })
    .sort()
    .join('\n');
}

/** Without comments, and without the random word of \restrict. */
function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => !/^(?:--|\\|$)/.test(line));
}

function rowsAfter(rows: ReadonlySet<string>, { versionTable }: PlannedStep): ReadonlySet<string> {
  const next = new Set(rows);
  for (const move of versionTable) {
    const gone = move.delete ?? move.update?.[0];
    const come = move.insert ?? move.update?.[1];
    if (gone !== undefined) next.delete(gone);
    if (come !== undefined) next.add(come);
  }
  return next;
}

async function applied(url: string, text: string, what: string): Promise<void> {
  const { status, output } = await apply(url, text);
  assert.is(status, 0, `${what}: ${output}`);
}

const customers = `
INSERT INTO customer (email, full_name) VALUES ('A@b.c', 'Ada'), ('d@e.f', NULL);
INSERT INTO product (sku, title, price, active) VALUES ('s1', 'it''s, one', 1.50, true), ('s2', 'two', 0.01, false);`;
const orders = `
INSERT INTO purchase (customer_id, placed_at) VALUES (1, '2026-01-01 00:00:00Z'), (2, '2026-01-02 00:00:00Z');
INSERT INTO purchase_line VALUES (1, 1, 1, 3, 1.50), (1, 2, 2, 1, 0.01), (2, 1, 1, 7, 1.40);`;
/** The shop is not empty: what is put in as soon as there are tables for it. */
const rowsPutIn: Readonly<Record<string, string>> = { '3f1c0a9b7d21': customers, '8d20f5e6c4ab': orders };
/** Steps whose written downgrade leaves something: country codes stay, and PostgreSQL keeps a value of an enum type. */
const left: Readonly<Record<string, (text: string) => string>> = {
  e05b3f9ac168: (text) => text.replaceAll("country='DE'", 'country=NULL'),
  d3f5b90e6c72: (text) => text.replace(" 'returned'", '').replace("'returned' ", ''),
};

test('the chain compiles step by step', async () => {
  let rows: ReadonlySet<string> = new Set();
  const all = await steps();
  assert.is(all.length, 17);
  for (const step of all) rows = rowsAfter(rows, step);
  assert.is(rows.size, 1);
});

if (serverUrl === undefined || !existsSync(pgDump)) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES or no pg_dump, the chain was not compared');
} else {
  test('every step up, down and up again, in a shop that is open', () =>
    withDatabase(async (url) => {
      let rows: ReadonlySet<string> = new Set();
      let before = await dump(url);
      for (const step of await steps()) {
        const { revision } = step;
        const next = rowsAfter(rows, step);
        const from = [...rows].sort().join(',') || 'base';
        const to = [...next].sort().join(',');
        const beside = rows.size > 0 && step.versionTable.every((move) => move.insert !== undefined);
        const up = await compiled(from, to);
        await applied(url, up, `${revision} up`);
        const top = await dump(url);
        await applied(url, await compiled(to, beside ? `${revision}@-1` : from), `${revision} down`);
        const bottom = await dump(url);
        assert.is(left[revision]?.(bottom) ?? bottom, before, `${revision} up and down`);
        const again = await apply(url, up);
        if (again.status !== 0 && /enum label "returned" already exists/.test(again.output)) {
          assert.is(again.status, 3);
          assert.is(await dump(url), bottom, 'a step that fails changes nothing');
          await applied(url, up.replace('ADD VALUE ', 'ADD VALUE IF NOT EXISTS '), `${revision} up again`);
        } else assert.is(again.status, 0, `${revision} up again: ${again.output}`);
        before = await dump(url);
        assert.is(before, top, `${revision} up, down and up`);
        const more = rowsPutIn[revision];
        if (more !== undefined) {
          await query(url, more);
          before = await dump(url);
        }
        rows = next;
      }
      assert.is(await query(url, 'SELECT array_agg(points ORDER BY id) FROM customer'), '{4,9}');
    }));

  for (const transaction of ['plan', 'revision']) {
    test(`base to head, and head to base with all its rows (${transaction})`, () =>
      withDatabase(async (url) => {
        const start = await dump(url);
        await applied(url, await compiled('base', '8d20f5e6c4ab', '--transaction', transaction), 'to the orders');
        await query(url, customers + orders);
        await applied(url, await compiled('8d20f5e6c4ab', 'head', '--transaction', transaction), 'to head');
        assert.not.match(await query(url, 'SELECT array_agg(indisvalid) FROM pg_index'), /f/);
        assert.is(await query(url, 'SELECT count(*), sum(stock) FROM product'), '2|10');
        await applied(url, await compiled('head', 'base', '--transaction', transaction), 'to base');
        assert.is(await dump(url), start);
        assert.is(await query(url, 'SELECT count(*) FROM alembic_version'), '0');
      }));
  }
}

test.run();
