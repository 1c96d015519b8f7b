/** Every kind of value for every type: what is not refused is one that the server takes. A string is the server's to read. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ColumnType, elementType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { literal, spelling } from './rendering.ts';
import { live, run } from './storing.ts';

const list = (...items: readonly Literal[]): Literal => ({ kind: 'list', items });
const instant = (text: string): Literal => ({ kind: 'instant', iso: new Date(text).toISOString() });

const values: readonly Literal[] = [
  true,
  0,
  -0,
  1.5,
  -7,
  1e-300,
  1e300,
  5e-324,
  1e21,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1n,
  2n ** 31n,
  2n ** 63n,
  10n ** 40n,
  10n ** 400n,
  instant('2026-01-15T00:00:00Z'),
  instant('2026-01-15T23:59:59.999Z'),
  instant('-000001-12-31T00:00:00Z'),
  instant('-004712-01-01T00:00:00Z'),
  instant('-004713-12-31T00:00:00Z'),
  instant('-271821-04-20T00:00:00Z'),
  instant('+275760-09-13T00:00:00Z'),
  { kind: 'bytes', hex: '' },
  { kind: 'bytes', hex: '00ff27' },
  list(),
  list(null),
  list(1),
  list(1.5, null, -2n),
  list(Number.NaN, 1),
  list(true),
  list("it's", null, ''),
  list('1', '2'),
  list(list(1), list(2)),
  list(list(1), list(2, 3)),
  list(list(), list()),
  list(list('a'), null),
  list(list(list(1))),
  list({ kind: 'bytes', hex: '00' }),
  list(instant('2026-01-15T00:00:00Z')),
  list({ kind: 'record', entries: [['a', null]] }),
  { kind: 'record', entries: [] },
  {
    kind: 'record',
    entries: [
      ["it's", "\\'"],
      ['n', null],
    ],
  },
  {
    kind: 'record',
    entries: [
      ['n', 1e300],
      ['l', list(1n, list())],
    ],
  },
  { kind: 'record', entries: [['nan', Number.NaN]] },
];

const array = (of: ColumnType, dimensions = 1): ColumnType => ({ kind: 'array', of, dimensions });

const types: readonly ColumnType[] = [
  ...(
    'smallint integer bigint oid real double boolean text date uuid json jsonb jsonpath xml binary inet cidr macaddr macaddr8 tsvector tsquery money regclass regconfig'.split(
      ' ',
    ) as ('text' | 'json')[]
  ).map((kind): ColumnType => ({ kind })),
  { kind: 'numeric' },
  { kind: 'numeric', precision: 5, scale: 2 },
  { kind: 'numeric', precision: 20 },
  { kind: 'float', precision: 20 },
  { kind: 'string', length: 2 },
  { kind: 'char', length: 2 },
  { kind: 'time', timezone: false },
  { kind: 'time', timezone: true, precision: 3 },
  { kind: 'timestamp', timezone: false },
  { kind: 'timestamp', timezone: true },
  { kind: 'timestamp', timezone: true, precision: 0 },
  { kind: 'interval' },
  { kind: 'bit', length: 3, varying: false },
  { kind: 'range', of: 'int4', multi: false },
  { kind: 'range', of: 'ts', multi: true },
  { kind: 'enum', name: 'mood', values: ['1', '2'] },
  ...(
    ['integer', 'smallint', 'bigint', 'double', 'text', 'boolean', 'jsonb', 'json', 'date', 'binary', 'uuid'] as const
  ).map((kind) => array({ kind })),
  array({ kind: 'numeric', precision: 5, scale: 2 }),
  array({ kind: 'real' }, 2),
  array({ kind: 'text' }, 2),
  array({ kind: 'string', length: 3 }),
  array({ kind: 'enum', name: 'mood', values: ['1', '2'] }),
  array({ kind: 'timestamp', timezone: true }),
];

function hasStrings(value: Literal): boolean {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && value.kind === 'list' && value.items.some(hasStrings);
}

live('what is not refused is taken', () => {
  run(`CREATE TYPE mood AS ENUM ('1', '2');`);
  const wrong: string[] = [];
  let taken = 0;
  for (const type of types) {
    const name = spelling(type);
    const read = type.kind === 'array' && !['text', 'string', 'jsonb', 'json'].includes(elementType(type).kind);
    const given = values.filter((one) => !(read && hasStrings(one)));
    const accepted = given.map((one) => literal(one, type)).filter((one) => !one.startsWith('refused: '));
    taken += accepted.length;
    const attempts = accepted.map(
      (one) =>
        `BEGIN EXECUTE $try$INSERT INTO sample VALUES (${one})$try$; EXCEPTION WHEN OTHERS THEN RAISE WARNING 'wrong %', SQLERRM; INSERT INTO faults VALUES ($try$${one}$try$ || ': ' || SQLERRM); END;`,
    );
    const said = run(
      `BEGIN; SET client_min_messages = error; CREATE TABLE sample (v ${name}); CREATE TABLE faults (v text);
       DO $do$ BEGIN ${attempts.join('\n')} NULL; END $do$; SELECT v FROM faults; ROLLBACK;`,
    );
    for (const line of said.split('\n').filter((one) => one !== '')) wrong.push(`${name} ${line}`);
  }
  assert.equal(wrong, []);
  assert.ok(taken > 250, String(taken));
});

test('each type refuses some kind of value, and says what to write', () => {
  for (const type of types) {
    const refused = values.map((one) => literal(one, type)).filter((one) => one.startsWith('refused: '));
    assert.ok(refused.length > 0, spelling(type));
    for (const one of refused) assert.ok(!/undefined|\[object/.test(one), one);
  }
});

test.run();
