import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Constraint } from '../../../src/schema/model.ts';
import { raw, refusal, sql } from './rendering.ts';

const base = { name: 'c', named: true } as const;
const adding = (constraint: Constraint) => ({ kind: 'addConstraint', table: { name: 't' }, constraint }) as const;
const add = (constraint: Constraint, leaveNames = false) =>
  sql(adding(constraint), undefined, leaveNames)[0]?.replace('ALTER TABLE t ADD ', '');

const foreignKey: Constraint = {
  ...base,
  kind: 'foreignKey',
  columns: ['a', 'B'],
  target: { name: 'order', schema: 'app' },
  targetColumns: ['id', 'Tenant'],
};

test('primary keys and unique constraints', () => {
  const key: Constraint = { ...base, kind: 'primaryKey', columns: ['a', 'select'] };
  const unique: Constraint = { ...base, kind: 'unique', columns: ['a'] };
  assert.is(add(key), 'CONSTRAINT c PRIMARY KEY (a, "select")');
  assert.is(add({ ...key, include: ['x'] }), 'CONSTRAINT c PRIMARY KEY (a, "select") INCLUDE (x)');
  assert.is(add({ ...key, usingIndex: 'ix', deferrable: true }), 'CONSTRAINT c PRIMARY KEY USING INDEX ix DEFERRABLE');
  assert.is(
    add({ ...unique, nullsNotDistinct: true, include: ['b'], deferrable: true, initially: 'deferred' }),
    'CONSTRAINT c UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) DEFERRABLE INITIALLY DEFERRED',
  );
  assert.is(add({ ...unique, usingIndex: 'ix' }), 'CONSTRAINT c UNIQUE USING INDEX ix');
});

test('a name that nobody chose is left out only when that is asked for', () => {
  const unique: Constraint = { kind: 'unique', name: 't_a_key', named: false, columns: ['a'] };
  assert.is(add(unique), 'CONSTRAINT t_a_key UNIQUE (a)');
  assert.is(add(unique, true), 'UNIQUE (a)');
  assert.is(add({ ...unique, named: true }, true), 'CONSTRAINT t_a_key UNIQUE (a)');
});

test('foreign keys', () => {
  const start = 'CONSTRAINT c FOREIGN KEY(a, "B") REFERENCES app."order" (id, "Tenant")';
  assert.is(add(foreignKey), start);
  assert.is(add({ ...foreignKey, targetColumns: [] }), 'CONSTRAINT c FOREIGN KEY(a, "B") REFERENCES app."order"');
  assert.is(
    add({
      ...foreignKey,
      match: 'full',
      onDelete: 'set null',
      onUpdate: 'restrict',
      deferrable: true,
      initially: 'immediate',
      notValid: true,
    }),
    `${start} MATCH FULL ON DELETE SET NULL ON UPDATE RESTRICT DEFERRABLE INITIALLY IMMEDIATE NOT VALID`,
  );
  assert.is(add({ ...foreignKey, deferrable: false }), `${start} NOT DEFERRABLE`);
  assert.match(refusal(adding({ ...foreignKey, match: 'partial' })).why, /MATCH PARTIAL/);
  assert.match(refusal(adding({ ...foreignKey, targetColumns: ['id'] })).why, /2 columns and refers to 1/);
  assert.match(refusal(adding({ ...foreignKey, deferrable: false, initially: 'deferred' })).why, /not deferrable/);
});

test('checks', () => {
  const check: Constraint = { ...base, kind: 'check', sql: raw("email LIKE '%@%' AND x::text ~ ':y'") };
  assert.is(add(check), "CONSTRAINT c CHECK (email LIKE '%@%' AND x::text ~ ':y')");
  assert.is(add({ ...check, noInherit: true, notValid: true })?.slice(-21), ') NO INHERIT NOT VALID'.slice(-21));
  assert.match(refusal(adding({ ...check, deferrable: true })).why, /cannot defer/);
});

test('exclusion constraints, by gist unless something else is said', () => {
  const exclude: Constraint = {
    ...base,
    kind: 'exclude',
    elements: [
      { target: 'room', operator: '=' },
      { target: 'during', operator: '&&', opclass: 'range_ops' },
    ],
  };
  assert.is(add(exclude), 'CONSTRAINT c EXCLUDE USING gist (room WITH =, during range_ops WITH &&)');
  assert.is(
    add({ ...exclude, using: 'SPGIST', where: raw("state <> 'x'"), deferrable: true, initially: 'deferred' }),
    "CONSTRAINT c EXCLUDE USING spgist (room WITH =, during range_ops WITH &&) WHERE (state <> 'x') DEFERRABLE INITIALLY DEFERRED",
  );
  const expression = (text: string) => add({ ...exclude, elements: [{ target: raw(text), operator: '&&' }] });
  assert.is(expression('tsrange(a, b)'), 'CONSTRAINT c EXCLUDE USING gist (tsrange(a, b) WITH &&)');
  assert.is(expression('a || b'), 'CONSTRAINT c EXCLUDE USING gist ((a || b) WITH &&)');
  assert.match(refusal(adding({ ...exclude, elements: [{ target: 'a', operator: '); DROP' }] })).why, /no operator/);
  assert.match(
    refusal(adding({ ...exclude, elements: [{ target: 'a', operator: '=', opclass: 'x, y' }] })).why,
    /no operator class/,
  );
});

test('a comment is a statement of its own', () => {
  assert.equal(sql(adding({ ...base, kind: 'unique', columns: ['a'], comment: 'one each' })), [
    'ALTER TABLE t ADD CONSTRAINT c UNIQUE (a)',
    "COMMENT ON CONSTRAINT c ON t IS 'one each'",
  ]);
});

test('drop', () => {
  const table = { name: 't', schema: 'app' };
  assert.equal(sql({ kind: 'dropConstraint', table, name: 'Uq', ifExists: false }), [
    'ALTER TABLE app.t DROP CONSTRAINT "Uq"',
  ]);
  assert.equal(sql({ kind: 'dropConstraint', table, name: 'uq', ifExists: true }), [
    'ALTER TABLE app.t DROP CONSTRAINT IF EXISTS uq',
  ]);
});

test.run();
