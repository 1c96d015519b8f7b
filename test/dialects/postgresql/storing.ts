import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { column, literal, sql, table } from './rendering.ts';
import { openServer } from './server.ts';

const server = openServer();
if (!server) console.log('skipped: round trips through a server (set LIMBECK_TEST_POSTGRES to its URL)');

/** A test that needs a server. */
export const live = server ? test : test.skip;
export const run = (text: string): string => server?.run(text) ?? '';

test.after(() => server?.drop());

/** Compares one by one: a difference shows the pair, not both lists. */
export function agree(back: readonly unknown[], given: readonly unknown[]): void {
  for (const [i, one] of given.entries()) {
    assert.equal(back[i], one, `${JSON.stringify(one)} came back as ${JSON.stringify(back[i])}`);
  }
  assert.is(back.length, given.length);
}

/** `LIMBECK_TEST_RUNS=20000` looks longer. */
const ROWS = Number(process.env.LIMBECK_TEST_RUNS ?? 300);

/**
 * Inserts samples into a column of that type with our own literals and gives what `shown` makes of each on the server, in order.
 * They come as one JSON array, so that no character can be mistaken for a separator.
 */
export function stored(type: ColumnType, values: readonly Literal[], shown: string): readonly unknown[] {
  const rows = values.map((value, i) => [i, value]);
  const columns = [column('i', { kind: 'integer' }), column('v', type)];
  const create = sql({ kind: 'createTable', table: table('sample', columns), ifNotExists: false });
  const literals = rows.map(([i, value]) => `(${i}, ${literal(value ?? null, type)})`);
  return list(
    run(`BEGIN; ${create.join(';')};
      INSERT INTO sample (i, v) VALUES ${literals.join(',\n')};
      ${printed(`jsonb_agg(${shown} ORDER BY i)`)} FROM sample; ROLLBACK;`),
  );
}

/** psql leaves noncharacters such as U+10FFFF out when it prints, so what it prints is hexadecimal. */
export function printed(json: string): string {
  return `SELECT encode(convert_to(${json}::text, 'UTF8'), 'hex')`;
}

export function list(output: string): readonly unknown[] {
  return JSON.parse(Buffer.from(output.trim(), 'hex').toString('utf8'));
}

/** Samples of what an arbitrary makes, with the same seed in every run. */
export function samples<T>(arbitrary: fc.Arbitrary<T>, more: readonly T[] = []): readonly T[] {
  return [...more, ...fc.sample(arbitrary, { numRuns: ROWS, seed: 20260115 })];
}

/** Strings of everything but NUL. */
export const characters = fc.string({ unit: 'binary', maxLength: 30 }).filter((one) => !one.includes('\u0000'));
