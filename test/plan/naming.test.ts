/** Naming conventions with SQLAlchemy's tokens; the expected names are those that SQLAlchemy makes. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sql } from '../../src/dsl/sql-tag.ts';
import { check, foreignKey, index, primaryKey, unique } from '../../src/dsl/table.ts';
import { t } from '../../src/dsl/types.ts';
import type { NamingConvention } from '../../src/schema/names.ts';
import { namingFault } from '../../src/schema/naming-templates.ts';
import { type Author, finalCatalog, planChain } from './chain.ts';

/** The names that a table has after a chain. */
function names(naming: NamingConvention, table: string, ...chain: readonly Author[]): readonly string[] {
  const planned = planChain(chain, { naming });
  assert.equal(planned.diagnostics, []);
  const found = finalCatalog(planned)?.tables.get(table);
  return [...(found?.constraints ?? []), ...(found?.indexes ?? [])].map((one) => one.name);
}

const team: Author = (op) =>
  op.createTable('team', { org: t.integer(), id: t.integer() }, (c) => [primaryKey('k', [c.org, c.id])]);

const player: Author = (op) =>
  op.createTable('player', { a: t.integer(), b: t.integer(), team_org: t.integer(), team_id: t.integer() }, (c) => [
    primaryKey([c.a, c.b]),
    unique([c.b, c.a]),
    foreignKey([c.team_org, c.team_id], 'team', ['org', 'id']),
    index([c.b]),
  ]);

test('every token has its value', () => {
  const tokens: readonly (readonly [template: string, uq: string])[] = [
    ['x_%(table_name)s', 'x_player'],
    ['x_%(column_0_name)s', 'x_b'],
    ['x_%(column_1_name)s', 'x_a'],
    ['x_%(column_2_name)s', 'x_'],
    ['x_%(column_0_key)s', 'x_b'],
    ['x_%(column_0_label)s', 'x_player_b'],
    ['x_%(column_0N_name)s', 'x_ba'],
    ['x_%(column_0_N_name)s', 'x_b_a'],
    ['x_%(column_0N_key)s', 'x_ba'],
    ['x_%(column_0_N_label)s', 'x_player_b_player_a'],
    ['x_%(column_0N_label)s', 'x_player_bplayer_a'],
    ['100%%_%(table_name)s', '100%_player'],
  ];
  for (const [uq, expected] of tokens) {
    assert.is(names({ uq }, 'player', team, player)[1], expected, uq);
    assert.is(namingFault('uq', uq), undefined, uq);
  }
  const referring: readonly (readonly [template: string, fk: string])[] = [
    ['%(table_name)s_%(column_0_name)s_%(referred_table_name)s', 'player_team_org_team'],
    ['%(column_0_N_name)s_to_%(referred_column_0_N_name)s', 'team_org_team_id_to_org_id'],
    ['fk_%(referred_column_0_name)s_%(referred_column_1_name)s', 'fk_org_id'],
    ['fk_%(referred_column_0N_name)s', 'fk_orgid'],
  ];
  for (const [fk, expected] of referring) {
    assert.is(names({ fk }, 'player', team, player)[2], expected, fk);
    assert.is(namingFault('fk', fk), undefined, fk);
  }
});

test('every kind has its convention, and a schema is in the label', () => {
  const naming = {
    pk: 'pk_%(table_name)s',
    uq: 'uq_%(column_0_label)s',
    fk: 'fk_%(column_0_label)s',
    ck: 'ck_%(column_0_label)s',
    ex: 'ex_%(column_0_label)s',
    ix: 'ix_%(column_0_label)s',
  };
  const chain: Author = (op) => {
    op.createTable('o', { id: t.integer().primaryKey() });
    const columns = {
      id: t.integer().primaryKey(),
      n: t.integer().unique().references('o.id'),
      m: t.integer().index(),
    };
    op.createTable('p', columns, (c) => [check(sql`${c.n} > 0`)], { schema: 's' });
    op.createExcludeConstraint(null, 'p', [['n', '=']], { schema: 's' });
  };
  assert.equal(names(naming, 's\u0000p', chain), ['pk_p', 'fk_s_p_n', 'uq_s_p_n', 'ck_s_p_n', 'ex_s_p_n', 'ix_s_p_m']);
});

test('a foreign key that names no columns refers to the primary key', () => {
  const fk = 'fk_%(referred_column_0_N_name)s';
  const own: Author = (op) =>
    op.createTable('node', { id: t.integer().primaryKey(), up: t.integer() }, (c) => [foreignKey([c.up], 'node', [])]);
  assert.equal(names({ fk }, 'node', own), ['node_pkey', 'fk_id']);
  const other: Author = (op) =>
    op.createTable('x', { a: t.integer(), b: t.integer() }, (c) => [foreignKey([c.a, c.b], 'team', [])]);
  assert.equal(names({ fk }, 'x', team, other), ['fk_org_id']);
});

test('a name that is too long ends in four digits of its hash', () => {
  const long: Author = (op) =>
    op.createTable('a_table_with_a_considerably_long_name', {
      and_a_column_with_an_even_longer_name_than_that: t.integer().unique(),
    });
  assert.equal(names({ uq: 'uq_%(table_name)s_%(column_0_name)s' }, 'a_table_with_a_considerably_long_name', long), [
    'uq_a_table_with_a_considerably_long_name_and_a_column_w_1064',
  ]);
});

test('SQLAlchemy counts characters, and PostgreSQL cuts what has too many bytes', () => {
  const wide = 'ä'.repeat(30);
  const author: Author = (op) => op.createTable('t', { [wide]: t.integer().unique() });
  const [name = ''] = names({ uq: 'uq_%(column_0_name)s_x' }, 't', author);
  assert.is(name, `uq_${wide}`);
  assert.is(Buffer.byteLength(name), 63);
});

test('a short name is found again, whatever the convention makes of it', () => {
  const naming = { ck: 'ck_%(table_name)s_%(constraint_name)s', uq: '%(column_0_N_name)s_%(constraint_name)s' };
  const chain: readonly Author[] = [
    (op) =>
      op.createTable('x', { a: t.integer(), b: t.integer() }, (c) => [
        check('positive', sql`${c.a} > 0`),
        unique('pair', [c.a, c.b]),
      ]),
  ];
  assert.equal(names(naming, 'x', ...chain), ['ck_x_positive', 'a_b_pair']);
  assert.equal(
    names(naming, 'x', ...chain, (op) => op.dropConstraint('pair', 'x')),
    ['ck_x_positive'],
  );
  assert.equal(
    names(naming, 'x', ...chain, (op) => op.dropConstraint('positive', 'x', { type: 'check' })),
    ['a_b_pair'],
  );
  const wrong = planChain([...chain, (op) => op.dropConstraint('positive', 'x', { type: 'unique' })], { naming });
  assert.equal(
    wrong.diagnostics.map((one) => one.code),
    ['LB406'],
  );
});

test('a name of the author wins over a convention that makes none of it', () => {
  const naming = { uq: 'uq_%(column_0_name)s', ck: 'ck_%(constraint_name)s' };
  const author: Author = (op) =>
    op.createTable('x', { a: t.integer() }, (c) => [
      unique('mine', [c.a]),
      check(op.f('ck_final'), sql`${c.a} > 0`),
      check('short', sql`${c.a} > 1`),
    ]);
  assert.equal(names(naming, 'x', author), ['mine', 'ck_final', 'ck_short']);
});

test('what the convention cannot name is an error', () => {
  const codes = (naming: NamingConvention, author: Author): readonly string[] =>
    planChain([author], { naming }).diagnostics.map((one) => one.code);
  const two: Author = (op) =>
    op.createTable('x', { a: t.integer(), b: t.integer() }, (c) => [check(sql`${c.a} > ${c.b}`)]);
  assert.equal(codes({ ck: 'ck_%(column_0_name)s' }, two), ['LB470']);
  assert.equal(codes({ ck: 'ck_%(constraint_name)s' }, two), ['LB421']);
  assert.equal(codes({ ck: 'ck_%(table_name)s' }, two), []);
  const named: Author = (op) => {
    op.createTable('x', { a: t.integer() });
    op.createIndex(null, 'x', ['a']);
  };
  assert.equal(codes({ ix: 'ix_%(constraint_name)s' }, named), ['LB421']);
  const added: Author = (op) => {
    op.createTable('x', { a: t.integer() });
    op.addColumn('x', 'b', t.integer().check(sql`b > a`));
  };
  assert.equal(codes({ ck: '%(column_0_name)s' }, added), ['LB470']);
});

test('a token that does not exist is told with the one that was meant', () => {
  const faults: readonly (readonly [kind: keyof NamingConvention, template: string, message: string, help: RegExp])[] =
    [
      ['uq', 'uq_%(tabel_name)s', 'the naming convention "uq" has no token "tabel_name"', /did you mean "table_name"/],
      ['uq', '%(column_0N)s', 'the naming convention "uq" has no token "column_0N"', /column_0N_name/],
      ['uq', '%(column_0_nam)s', 'the naming convention "uq" has no token "column_0_nam"', /column_0_name/],
      [
        'ix',
        '%(referred_table_name)s',
        'the naming convention "ix" cannot use "referred_table_name"',
        /only a foreign key/,
      ],
      ['fk', '%(referred_column_0_label)s', 'the naming convention "fk" has no token "referred_column_0_label"', /./],
      ['ck', '%(zzz)s', 'the naming convention "ck" has no token "zzz"', /^the tokens are table_name, /],
      ['pk', 'pk_%(table_name)', 'the naming convention "pk" has a % that begins no token', /%% is a single %/],
      ['pk', '100%_pk', 'the naming convention "pk" has a % that begins no token', /%%/],
    ];
  for (const [kind, template, message, help] of faults) {
    const found = namingFault(kind, template);
    assert.is(found?.message, message);
    assert.match(found?.help ?? '', help);
  }
});

test.run();
