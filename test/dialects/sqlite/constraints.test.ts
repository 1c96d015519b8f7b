import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Check, Constraint, Exclude, ForeignKey, PrimaryKey, Unique } from '../../../src/schema/model.ts';
import { catalogOf, column, type Intended, integer, raw, refusal, sql, table, why } from './rendering.ts';

const parent = table('users', [column('id', integer), column('tenant', integer)], {
  constraints: [{ kind: 'primaryKey', name: 'users_pkey', named: false, columns: ['id'] }],
});
const before = catalogOf(parent);

const creating = (constraint: Constraint): Intended => ({
  kind: 'createTable',
  table: table('t', [column('a', integer), column('b', integer)], { constraints: [constraint] }),
  ifNotExists: false,
});
const spelled = (constraint: Constraint): string =>
  sql(creating(constraint), { before })[0]?.replace(/^.* b INTEGER( NOT NULL)?, (.*) \)$/, '$2') ?? '';

const unique: Unique = { kind: 'unique', name: 'uq', named: true, columns: ['a', 'b'] };
const primary: PrimaryKey = { kind: 'primaryKey', name: 'pk', named: true, columns: ['a', 'b'] };
const check: Check = { kind: 'check', name: 'ck', named: true, sql: raw('a > 0') };
const foreign: ForeignKey = {
  kind: 'foreignKey',
  name: 'fk',
  named: true,
  columns: ['a'],
  target: { name: 'users' },
  targetColumns: ['id'],
};
const exclude: Exclude = { kind: 'exclude', name: 'ex', named: true, elements: [{ target: 'a', operator: '=' }] };

test('constraints of a table', () => {
  assert.is(spelled(unique), 'CONSTRAINT uq UNIQUE (a, b)');
  assert.is(spelled(primary), 'CONSTRAINT pk PRIMARY KEY (a, b)');
  assert.is(spelled(check), 'CONSTRAINT ck CHECK (a > 0)');
  assert.is(spelled({ ...check, sql: raw('a > 0 -- yes') }), 'CONSTRAINT ck CHECK (a > 0 -- yes )');
  assert.is(spelled(foreign), 'CONSTRAINT fk FOREIGN KEY(a) REFERENCES users (id)');
  assert.match(why(creating(exclude)), /no exclusion constraints/);
});

test('foreign keys', () => {
  const start = 'CONSTRAINT fk FOREIGN KEY(a) REFERENCES users (id)';
  assert.is(spelled({ ...foreign, targetColumns: [] }), 'CONSTRAINT fk FOREIGN KEY(a) REFERENCES users');
  assert.is(
    spelled({ ...foreign, onDelete: 'set null', onUpdate: 'no action', match: 'full' }),
    `${start} MATCH FULL ON DELETE SET NULL ON UPDATE NO ACTION`,
  );
  assert.is(spelled({ ...foreign, deferrable: true }), `${start} DEFERRABLE`);
  assert.is(spelled({ ...foreign, deferrable: false }), `${start} NOT DEFERRABLE`);
  assert.is(spelled({ ...foreign, initially: 'deferred' }), `${start} DEFERRABLE INITIALLY DEFERRED`);
  assert.is(spelled({ ...foreign, initially: 'immediate' }), `${start} NOT DEFERRABLE INITIALLY IMMEDIATE`);
  assert.is(
    spelled({ ...foreign, deferrable: true, initially: 'immediate' }),
    `${start} DEFERRABLE INITIALLY IMMEDIATE`,
  );
  assert.match(why(creating({ ...foreign, deferrable: false, initially: 'deferred' })), /deferred and not deferrable/);
  const two: ForeignKey = { ...foreign, columns: ['a', 'b'], targetColumns: ['id', 'tenant'] };
  assert.is(
    spelled({ ...two, match: 'simple' }),
    'CONSTRAINT fk FOREIGN KEY(a, b) REFERENCES users (id, tenant) MATCH SIMPLE',
  );
  assert.match(why(creating({ ...two, match: 'full' })), /no MATCH FULL/);
  assert.match(why(creating({ ...two, targetColumns: ['id'] })), /2 columns and refers to 1/);
});

test('a foreign key stays in its database, and does not name it', () => {
  const inSales = (constraint: ForeignKey): Intended => ({
    kind: 'createTable',
    table: table('t', [column('a', integer)], { schema: 'sales', constraints: [constraint] }),
    ifNotExists: false,
  });
  const near = { ...foreign, target: { name: 'users', schema: 'sales' } };
  assert.equal(sql(inSales(near)), [
    'CREATE TABLE sales.t ( a INTEGER, CONSTRAINT fk FOREIGN KEY(a) REFERENCES users (id) )',
  ]);
  assert.match(why(inSales(foreign)), /in another database/);
  assert.match(why(creating(near)), /in another database/);
  assert.is(
    spelled({ ...foreign, target: { name: 'users', schema: 'main' } }),
    'CONSTRAINT fk FOREIGN KEY(a) REFERENCES users (id)',
  );
});

test('options that SQLite does not have', () => {
  const refused: readonly (readonly [Constraint, string])[] = [
    [{ ...unique, include: ['b'] }, 'INCLUDE'],
    [{ ...primary, include: ['b'] }, 'INCLUDE'],
    [{ ...unique, nullsNotDistinct: true }, 'NULLS NOT DISTINCT'],
    [{ ...unique, usingIndex: 'ix' }, 'USING INDEX'],
    [{ ...unique, deferrable: true }, 'DEFERRABLE'],
    [{ ...primary, initially: 'deferred' }, 'DEFERRABLE'],
    [{ ...check, deferrable: true }, 'DEFERRABLE'],
    [{ ...check, notValid: true }, 'NOT VALID'],
    [{ ...foreign, notValid: true }, 'NOT VALID'],
    [{ ...check, noInherit: true }, 'NO INHERIT'],
  ];
  for (const [constraint, what] of refused) {
    assert.is(why(creating(constraint)), `SQLite has no ${what} for constraint "${constraint.name}"`);
  }
  assert.is(
    spelled({ ...unique, deferrable: false, nullsNotDistinct: false, include: [] }),
    'CONSTRAINT uq UNIQUE (a, b)',
  );
});

test('nothing is added to a table in place, and nothing taken away', () => {
  for (const constraint of [unique, primary, check, foreign]) {
    const found = refusal({ kind: 'addConstraint', table: { name: 'users' }, constraint }, { before });
    assert.match(found.why, /^SQLite cannot add/);
    assert.is(found.inPlace, true);
  }
  const impossible = refusal({ kind: 'addConstraint', table: { name: 'users' }, constraint: exclude }, { before });
  assert.match(impossible.why, /no exclusion constraints/);
  assert.is(impossible.inPlace, undefined);
  const drop: Intended = { kind: 'dropConstraint', table: { name: 'users' }, name: 'users_pkey', ifExists: false };
  assert.is(refusal(drop, { before }).inPlace, true);
  assert.match(refusal({ ...drop, ifExists: true }, { before }).help, /leave ifExists out/);
});

test.run();
