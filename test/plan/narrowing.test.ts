import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnyColumn } from '../../src/dsl/column.ts';
import { columnParts } from '../../src/dsl/column.ts';
import { sql } from '../../src/dsl/sql-tag.ts';
import { t } from '../../src/dsl/types.ts';
import { lossOfNarrowing } from '../../src/operations/narrowing.ts';

function loss(from: AnyColumn, to: AnyColumn): string | undefined {
  const [a, b] = [columnParts(from), columnParts(to)];
  if (!a || !b) throw new Error('no column');
  return lossOfNarrowing(a.type, b.type);
}

const stamp = (timezone: boolean, precision?: number): AnyColumn =>
  t.timestamp({ timezone, ...(precision !== undefined && { precision }) });

test('these changes lose something', () => {
  const lossy: readonly (readonly [AnyColumn, AnyColumn, RegExp])[] = [
    [t.string(200), t.string(100), /longer than 100/],
    [t.text(), t.string(100), /longer than 100/],
    [t.string(), t.string(1), /longer than 1 character$/],
    [t.text(), t.char(2), /longer/],
    [t.integer(), t.string(5), /longer/],
    [t.jsonb(), t.string(5), /longer/],
    [t.text(), t.integer(), /integer does not take/],
    [t.bigint(), t.integer(), /too large/],
    [t.integer(), t.smallint(), /too large/],
    [t.integer(), t.numeric(9, 0), /too large/],
    [t.numeric(10, 4), t.numeric(10, 2), /digits behind the first 2/],
    [t.numeric(10, 2), t.numeric(9, 2), /too large/],
    [t.numeric(), t.numeric(10, 2), /too large/],
    [t.numeric(10, 2), t.integer(), /digits behind the point/],
    [t.numeric(20, 2), t.double(), /precision/],
    [t.bigint(), t.double(), /precision/],
    [t.integer(), t.real(), /precision/],
    [t.double(), t.real(), /precision/],
    [t.double(), t.integer(), /precision/],
    [stamp(true), t.date(), /time of day/],
    [stamp(false), t.time(), /day/],
    [stamp(true), stamp(false), /time zone/],
    [stamp(true, 6), stamp(true, 0), /fractions/],
    [stamp(true), stamp(true, 3), /fractions/],
    [t.time(), t.date(), /time of day/],
    [t.boolean(), t.uuid(), /uuid does not take/],
    [t.integer(), t.boolean(), /boolean does not take/],
    [t.enum('a', ['x', 'y']), t.enum('b', ['x']), /values that the new type/],
    [t.inet(), t.cidr(), /cidr/],
    [t.string(20).array(), t.string(10).array(), /longer than 10/],
    [t.integer().array(), t.integer(), /integer does not take/],
  ];
  for (const [from, to, what] of lossy) {
    const said = loss(from, to);
    assert.match(said ?? 'nothing', what, JSON.stringify([columnParts(from)?.type, columnParts(to)?.type]));
  }
});

test('these do not', () => {
  const harmless: readonly (readonly [AnyColumn, AnyColumn])[] = [
    [t.string(100), t.string(200)],
    [t.string(100), t.text()],
    [t.char(2), t.string(2)],
    [t.uuid(), t.string(36)],
    [t.jsonb(), t.text()],
    [t.json(), t.jsonb()],
    [t.text(), t.jsonb()],
    [t.text(), t.uuid()],
    [t.string(9), t.enum('a', ['x'])],
    [t.enum('a', ['x']), t.enum('b', ['x', 'y'])],
    [t.enum('a', ['x']), t.text()],
    [t.smallint(), t.integer()],
    [t.integer(), t.bigint()],
    [t.integer(), t.numeric(10, 0)],
    [t.integer(), t.double()],
    [t.numeric(10, 2), t.numeric(12, 2)],
    [t.numeric(10, 2), t.numeric()],
    [t.real(), t.double()],
    [t.double(), t.numeric()],
    [t.boolean(), t.integer()],
    [t.date(), stamp(true)],
    [stamp(false), stamp(true)],
    [stamp(true, 3), stamp(true)],
    [stamp(true), t.text()],
    [t.cidr(), t.inet()],
    [t.integer(), t.integer()],
    [t.integer(), t.raw(sql`percentage`)],
    [t.integer().array(), t.bigint().array()],
  ];
  for (const [from, to] of harmless) {
    assert.is(loss(from, to), undefined, JSON.stringify([columnParts(from)?.type, columnParts(to)?.type]));
  }
});

test.run();
