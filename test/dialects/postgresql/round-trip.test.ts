import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { quote } from '../../../src/dialects/postgresql/keywords.ts';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { agree, characters, list, live, printed, run, samples, stored } from './storing.ts';

const nasty = [
  "'",
  "''",
  '\\',
  "\\'",
  "\\'; DROP TABLE sample; --",
  '$$',
  '$tag$',
  ':x',
  '%s',
  '?',
  '\r\n\t',
  '\\x41',
  'E\\n',
  '“',
  '\u2028',
];
const instants = fc.date({ min: new Date('-004700-01-01'), max: new Date('+200000-01-01'), noInvalidDate: true });
live('strings of all characters', () => {
  const values = samples(characters, nasty);
  agree(stored({ kind: 'text' }, values, 'to_jsonb(v)'), values);
  agree(stored({ kind: 'string', length: 60 }, values, 'to_jsonb(v)'), values);
});

live('whole numbers', () => {
  const values = samples(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), [-(2n ** 63n), 2n ** 63n - 1n, 0n]);
  agree(stored({ kind: 'bigint' }, values, 'v::text'), values.map(String));
  const small = samples(fc.integer({ min: -32768, max: 32767 }), [-32768, 32767, -0]);
  agree(stored({ kind: 'smallint' }, small, 'v::text'), small.map(String));
});

live('floats, to the last bit', () => {
  const values = samples(fc.double(), [
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    5e-324,
    1.7976931348623157e308,
  ]);
  const back = stored({ kind: 'double' }, values, 'v::text');
  for (const [i, value] of values.entries()) {
    assert.ok(Object.is(Number(back[i]), value), `${value} came back as ${back[i]}`);
  }
  const narrow = samples(fc.float(), [-0, Number.NaN, 3.4028234663852886e38]);
  const short = stored({ kind: 'real' }, narrow, 'v::text');
  for (const [i, value] of narrow.entries()) {
    assert.ok(Object.is(Math.fround(Number(short[i])), value), `${value} came back as ${short[i]}`);
  }
});

live('decimals', () => {
  const values = samples(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }));
  const back = stored({ kind: 'numeric' }, values, 'v::text');
  for (const [i, value] of values.entries()) assert.is(Number(back[i]), value + 0);
  const whole = samples(fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }));
  agree(stored({ kind: 'numeric' }, whole, 'v::text'), whole.map(String));
});

live('booleans and NULL', () => {
  agree(stored({ kind: 'boolean' }, [true, false, null], 'to_jsonb(v)'), [true, false, null]);
});

live('bytes', () => {
  const values = samples(fc.uint8Array({ maxLength: 40 })).map((one) => Buffer.from(one).toString('hex'));
  const back = stored(
    { kind: 'binary' },
    values.map((hex) => ({ kind: 'bytes', hex })),
    "encode(v, 'hex')",
  );
  agree(back, values);
});

live('moments', () => {
  const values = samples(instants, [new Date('0000-02-29T23:59:59.999Z'), new Date('0001-01-01T00:00:00Z')]);
  const literals = values.map((one): Literal => ({ kind: 'instant', iso: one.toISOString() }));
  const milliseconds = values.map((one) => one.getTime());
  const epoch = (zone: string): string => `(extract(epoch FROM v${zone}) * 1000)::bigint`;
  agree(stored({ kind: 'timestamp', timezone: true }, literals, epoch('')), milliseconds);
  agree(stored({ kind: 'timestamp', timezone: false }, literals, epoch(" AT TIME ZONE 'UTC'")), milliseconds);
  agree(
    stored(
      { kind: 'raw', sql: { kind: 'sql', parts: [{ kind: 'text', text: 'timestamptz', index: 0 }] } },
      literals,
      epoch(''),
    ),
    milliseconds,
  );
  const days = values.map((one) => new Date(Math.floor(one.getTime() / 86_400_000) * 86_400_000));
  const dates = days.map((one): Literal => ({ kind: 'instant', iso: one.toISOString() }));
  agree(
    stored({ kind: 'date' }, dates, epoch('')),
    days.map((one) => one.getTime()),
  );
  const times = values.map((one) => ((one.getTime() % 86_400_000) + 86_400_000) % 86_400_000);
  agree(stored({ kind: 'time', timezone: true }, literals, epoch('')), times);
});

live('types that are written as strings', () => {
  const cases: readonly (readonly [ColumnType, string])[] = [
    [{ kind: 'inet' }, '10.1.2.3/8'],
    [{ kind: 'cidr' }, '10.0.0.0/8'],
    [{ kind: 'macaddr' }, '08:00:2b:01:02:03'],
    [{ kind: 'interval' }, '1 day 02:03:04.5'],
    [{ kind: 'bit', varying: true, length: 8 }, '01011'],
    [{ kind: 'range', of: 'int4', multi: false }, '[1,10)'],
    [{ kind: 'range', of: 'date', multi: false }, '[2026-01-01,2026-02-01)'],
    [{ kind: 'tsvector' }, "'a' 'b':2"],
    [{ kind: 'tsquery' }, "'a' & 'b'"],
    [{ kind: 'money' }, '$12.34'],
    [{ kind: 'regclass' }, 'pg_class'],
    [{ kind: 'jsonpath' }, '$."a"'],
    [{ kind: 'xml' }, "<a>it's</a>"],
  ];
  for (const [type, value] of cases) agree(stored(type, [value], 'v::text'), [value]);
});

live('names come back as they are', () => {
  const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 15 }).filter((one) => !one.includes('\u0000'));
  // A table has 1600 columns at most.
  const names = [...new Set(samples(name, ['order', 'user', 'a"b', 'A', ' ', '$1', 'é', 'json', 'old']))].slice(
    0,
    1500,
  );
  const columns = names.map((one) => `${quote(one)} int`);
  const back = list(
    run(`BEGIN; CREATE TABLE named (${columns.join(', ')});
      ${printed('jsonb_agg(attname ORDER BY attnum)')} FROM pg_attribute WHERE attrelid = 'named'::regclass AND attnum > 0; ROLLBACK;`),
  );
  agree(back, names);
});

live('every keyword of this server that is not free is quoted', () => {
  const words = run("SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'").trim().split('\n');
  assert.ok(words.length > 100);
  agree(
    words.filter((word) => quote(word) === word),
    [],
  );
});

test.run();
