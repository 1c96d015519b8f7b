/** Literals through the real sqlite3 shell: what is stored is what was given, to the byte. */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { sqliteHazards } from '../../../src/sql/sqlite-shell.ts';
import { column, integer, render, script, sql, table } from './rendering.ts';
import { run } from './shell.ts';

/** `LIMBECK_TEST_RUNS=20000` looks longer. */
const ROWS = Number(process.env.LIMBECK_TEST_RUNS ?? 300);

/** Inserts values into a column of that type, by our own statements, and gives what `shown` makes of each, as text. */
function stored(type: ColumnType, values: readonly Literal[], shown: string): readonly string[] {
  const sample = table('sample', [column('i', integer), column('v', type)]);
  const create = sql({ kind: 'createTable', table: sample, ifNotExists: false });
  const insert = render(
    {
      kind: 'bulkInsert',
      table: { name: 'sample' },
      columns: ['i', 'v'],
      rows: values.map((value, i) => [i, value]),
      types: { i: integer, v: type },
    },
    { notRun: 'it is run here' },
  ).map((one) => one.sql.text);
  for (const one of insert) assert.equal(sqliteHazards(one), []);
  const query = `SELECT hex(CAST(${shown} AS TEXT)) FROM sample ORDER BY i`;
  const lines = run(script([...create, ...insert, query]))
    .split('\n')
    .slice(0, -1);
  return lines.map((one) => Buffer.from(one, 'hex').toString('utf8'));
}

/** Samples of what an arbitrary makes, with the same seed in every run. */
function samples<T>(arbitrary: fc.Arbitrary<T>, more: readonly T[] = []): readonly T[] {
  return [...more, ...fc.sample(arbitrary, { numRuns: ROWS, seed: 20260115 })];
}

/** Compares one by one: a difference shows the pair, not both lists. */
function agree(back: readonly string[], given: readonly string[]): void {
  for (const [i, one] of given.entries()) assert.is(back[i], one);
  assert.is(back.length, given.length);
}

const nasty = [
  '',
  "'",
  "''",
  '\\',
  "\\'; DROP TABLE sample; --",
  '\r\n',
  'a\r\nb\r\n',
  'a\r\nb\nc\r',
  '¶§¦~^|\r\n\n',
  '\r',
  '\n',
  '.quit\n.shell false\n',
  '\n.quit',
  ';\n/\ngo\n;',
  '/*',
  '-- ',
  '\u001a',
  '\ufeff',
  '\u2028',
  '1e5',
  '0x10',
];
const lines = fc.string({ unit: fc.constantFrom('\r', '\n', '\r\n', 'a', "'", '.', ';', '¶'), maxLength: 12 });
const characters = fc.oneof(
  lines,
  fc.string({ unit: 'binary', maxLength: 30 }).filter((one) => !one.includes('\u0000')),
);

test('strings of all characters', () => {
  const values = samples(characters, nasty);
  agree(
    stored({ kind: 'text' }, values, "typeof(v) || ':' || v"),
    values.map((one) => `text:${one}`),
  );
  agree(stored({ kind: 'string', length: 60 }, values, 'v'), values);
});

test('strings as defaults, in checks and in templates', () => {
  const values = [...new Set(samples(characters, nasty))].slice(0, 120);
  const type: ColumnType = { kind: 'enum', name: 'e', values };
  const columns = values.map((value, i) => column(`c${i}`, type, { default: value }));
  const create = sql({
    kind: 'createTable',
    table: table('e', [column('id', integer), ...columns]),
    ifNotExists: false,
  });
  const [given] = render({
    kind: 'createTable',
    table: table('e', [column('id', integer), ...columns]),
    ifNotExists: false,
  });
  assert.is(create.length, 1);
  const printed = columns.map((one) => `SELECT hex(${one.name}) FROM e`);
  const back = run(script([given?.sql.text ?? '', 'INSERT INTO e (id) VALUES (1)', ...printed]))
    .split('\n')
    .slice(0, -1);
  agree(
    back.map((one) => Buffer.from(one, 'hex').toString('utf8')),
    values,
  );
});

test('whole numbers', () => {
  const values = samples(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), [
    -(2n ** 63n),
    2n ** 63n - 1n,
    0n,
    -1n,
  ]);
  for (const kind of ['smallint', 'integer', 'bigint', 'numeric'] as const) {
    agree(
      stored({ kind }, values, "typeof(v) || ':' || v"),
      values.map((one) => `integer:${one}`),
    );
    agree(
      stored({ kind }, values.map(String), "typeof(v) || ':' || v"),
      values.map((one) => `integer:${one}`),
    );
  }
  const small = samples(fc.maxSafeInteger(), [-0]);
  agree(
    stored({ kind: 'bigint' }, small, 'v'),
    small.map((one) => String(BigInt(one))),
  );
});

/** SQLite promises 15 digits: https://sqlite.org/floatingpoint.html */
test('floats, as far as SQLite keeps them', () => {
  const values = samples(fc.double({ noNaN: true, noDefaultInfinity: true }), [0, 5e-324, 1.7976931348623157e308, 0.1]);
  const back = stored({ kind: 'double' }, values, "typeof(v) || ':' || printf('%!.17g', v)");
  for (const [i, value] of values.entries()) {
    const [kind, text] = back[i]?.split(':') ?? [];
    assert.is(kind, 'real');
    const error = Math.abs(Number(text) - value);
    assert.ok(error <= Math.abs(value) * 1e-15 + 5e-324, `${value} came back as ${text}`);
  }
  const edges = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300];
  agree(stored({ kind: 'real' }, edges, 'typeof(v) || (v > 1e308) || (v < -1e308)'), ['real10', 'real01', 'real00']);
});

test('decimals of up to 15 digits', () => {
  const digits = fc.tuple(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), fc.nat(12));
  const values = samples(digits).map(([value, scale]) => {
    const text = String(value < 0n ? -value : value).padStart(scale + 1, '0');
    const at = text.length - scale;
    return `${value < 0n ? '-' : ''}${text.slice(0, at)}${scale === 0 ? '' : `.${text.slice(at)}`}`;
  });
  const back = stored({ kind: 'numeric', precision: 30, scale: 12 }, values, "printf('%!.15g', v)");
  for (const [i, value] of values.entries()) assert.is(Number(back[i]), Number(value) + 0);
});

test('booleans and NULL', () => {
  const shown = "typeof(v) || ':' || coalesce(v, '')";
  agree(stored({ kind: 'boolean' }, [true, false, '1', '0', null], shown), [
    'integer:1',
    'integer:0',
    'integer:1',
    'integer:0',
    'null:',
  ]);
});

test('bytes', () => {
  const values = samples(fc.uint8Array({ maxLength: 40 })).map((one) => Buffer.from(one).toString('hex'));
  const given = values.map((hex): Literal => ({ kind: 'bytes', hex }));
  agree(
    stored({ kind: 'binary' }, given, "typeof(v) || ':' || lower(hex(v))"),
    values.map((hex) => `blob:${hex}`),
  );
});

test('moments are text that SQLite itself understands', () => {
  const dates = samples(fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }));
  const given = dates.map((one): Literal => ({ kind: 'instant', iso: one.toISOString() }));
  const shown = "typeof(v) || ':' || strftime('%Y-%m-%dT%H:%M:%fZ', v)";
  agree(
    stored({ kind: 'timestamp', timezone: true }, given, shown),
    dates.map((one) => `text:${one.toISOString()}`),
  );
  const offset = (minutes: number): string => {
    const two = (part: number): string => String(Math.trunc(Math.abs(part))).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  };
  const zoned = samples(
    fc.tuple(
      fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
      fc.integer({ min: -840, max: 840 }),
    ),
  );
  const texts = zoned.map(
    ([date, minutes]) => `${new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1)}${offset(minutes)}`,
  );
  agree(
    stored({ kind: 'timestamp', timezone: true }, texts, shown),
    zoned.map(([date]) => `text:${date.toISOString()}`),
  );
  const days = dates.map((one) => one.toISOString().slice(0, 10));
  agree(
    stored({ kind: 'date' }, days, "typeof(v) || ':' || date(v)"),
    days.map((one) => `text:${one}`),
  );
  const times = dates.map((one) => one.toISOString().slice(11, -1));
  agree(
    stored({ kind: 'time', timezone: false }, times, "typeof(v) || ':' || strftime('%H:%M:%f', v)"),
    times.map((one) => `text:${one}`),
  );
});

test('text order is time order', () => {
  const dates = samples(fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }));
  const given = dates.map((one): Literal => ({ kind: 'instant', iso: one.toISOString() }));
  const ranks = stored(
    { kind: 'timestamp', timezone: false },
    given,
    '(SELECT count(*) FROM sample s WHERE s.v < sample.v)',
  );
  agree(
    ranks,
    dates.map((one) => String(dates.filter((other) => other < one).length)),
  );
});

test('UUIDs', () => {
  const values = samples(fc.uuid());
  agree(
    stored({ kind: 'uuid' }, values, "typeof(v) || ':' || v"),
    values.map((one) => `text:${one.replaceAll('-', '')}`),
  );
});

function toLiteral(value: unknown): Literal {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(toLiteral) };
  if (typeof value !== 'object' || value === null) return value as Literal;
  return { kind: 'record', entries: Object.entries(value).map(([key, one]) => [key, toLiteral(one)] as const) };
}

test('JSON', () => {
  const text = fc.string({ unit: 'binary', maxLength: 8 }).filter((one) => !one.includes('\u0000'));
  const values = samples(fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(text, fc.jsonValue()))).filter(
    (one) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(one)),
  );
  const back = stored({ kind: 'json' }, values.map(toLiteral), 'CASE json_valid(v) WHEN 1 THEN v END');
  agree(
    back,
    values.map((one) => JSON.stringify(one)),
  );
});

test('JSON of a number alone', () => {
  const values = samples(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), [-(2n ** 63n), 2n ** 63n - 1n]);
  agree(stored({ kind: 'json' }, values, 'CASE json_valid(v) WHEN 1 THEN v END'), values.map(String));
});

test.run();
