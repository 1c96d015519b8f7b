import fc from 'fast-check';
import { test } from 'uvu';
import type { ColumnType } from '../../../src/schema/types.ts';
import type { Literal } from '../../../src/sql/author.ts';
import { agree, characters, live, run, samples, stored } from './storing.ts';

function toLiteral(value: unknown): Literal {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(toLiteral) };
  if (typeof value === 'object' && value !== null) {
    return { kind: 'record', entries: Object.entries(value).map(([key, one]) => [key, toLiteral(one)]) };
  }
  return value as Literal;
}

/** PostgreSQL has no -0 in jsonb, and no Object.prototype. */
const plainJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

live('JSON, with everything inside it', () => {
  const key = characters.filter((one) => one !== '__proto__');
  const leaf = fc.oneof(
    characters,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e30, max: 1e30 }),
    fc.boolean(),
    fc.constant(null),
  );
  const document = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value;
  const doubtful = (one: unknown): boolean => typeof one === 'string' && /^\s*[[{]/.test(one);
  const values = samples(
    document.filter((one) => one !== null && !doubtful(one)),
    ["it's", [], {}, [null], '"'],
  );
  for (const kind of ['jsonb', 'json'] as const) {
    const back = stored({ kind }, values.map(toLiteral), 'v');
    agree(back, values.map(plainJson));
  }
});

live('arrays', () => {
  const check = <T>(
    of: ColumnType,
    items: fc.Arbitrary<T>,
    literalOf: (one: T) => Literal,
    expected: (one: T) => unknown,
  ): void => {
    const values = samples(fc.array(fc.option(items), { maxLength: 5 }), [[], [null]]);
    const wrap = (one: T | null): Literal => (one === null ? null : literalOf(one));
    const back = stored(
      { kind: 'array', of, dimensions: 1 },
      values.map((list): Literal => ({ kind: 'list', items: list.map(wrap) })),
      'to_jsonb(v)',
    );
    agree(
      back,
      values.map((list) => list.map((one) => (one === null ? null : expected(one)))),
    );
  };
  const hex = fc.uint8Array({ maxLength: 9 }).map((one) => Buffer.from(one).toString('hex'));
  check(
    { kind: 'text' },
    characters,
    (one) => one,
    (one) => one,
  );
  check(
    { kind: 'string', length: 60 },
    characters,
    (one) => one,
    (one) => one,
  );
  check(
    { kind: 'integer' },
    fc.integer(),
    (one) => one,
    (one) => one,
  );
  check(
    { kind: 'bigint' },
    fc.maxSafeInteger(),
    (one) => one,
    (one) => one + 0,
  );
  check(
    { kind: 'double' },
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    (one) => one,
    (one) => one + 0,
  );
  check(
    { kind: 'boolean' },
    fc.boolean(),
    (one) => one,
    (one) => one,
  );
  check(
    { kind: 'uuid' },
    fc.uuid(),
    (one) => one,
    (one) => one,
  );
  check(
    { kind: 'binary' },
    hex,
    (one) => ({ kind: 'bytes', hex: one }),
    (one) => `\\x${one}`,
  );
  check({ kind: 'jsonb' }, fc.array(fc.integer(), { maxLength: 3 }), toLiteral, (one) => one);
});

live('arrays of two dimensions', () => {
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, width]) =>
      fc.array(fc.array(characters, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
    );
  const values = samples(grid);
  agree(stored({ kind: 'array', of: { kind: 'text' }, dimensions: 2 }, values.map(toLiteral), 'to_jsonb(v)'), values);
});

live('hstore', () => {
  const has = run("SELECT count(*) FROM pg_available_extensions WHERE name = 'hstore'").trim() === '1';
  if (!has) return console.log('skipped: hstore (the extension is not installed on this server)');
  run('CREATE EXTENSION hstore');
  const values = samples(
    fc.dictionary(
      characters.filter((one) => one !== '__proto__'),
      fc.option(characters),
      { maxKeys: 4 },
    ),
  );
  agree(stored({ kind: 'hstore' }, values.map(toLiteral), 'hstore_to_jsonb(v)'), values.map(plainJson));
});

test.run();
