/** What the compiler derives that the data must be, and where it is tested. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { expressionText, rawText, statementTexts } from '../../src/dialects/author-statements.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { groupsOf } from '../../src/dialects/render.ts';
import { exists } from '../../src/dsl/conditions.ts';
import { sql } from '../../src/dsl/sql-tag.ts';
import { foreignKey } from '../../src/dsl/table.ts';
import { t } from '../../src/dsl/types.ts';
import { placePreconditions } from '../../src/plan/preconditions/place.ts';
import { preconditionInWords } from '../../src/plan/preconditions/words.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { type Author, type ChainOptions, planChain } from './chain.ts';

const parser = await loadPostgresParser();

/** The preconditions of the last revision of a chain, one line each with the place. */
function linesOf(upgrades: readonly Author[], more: ChainOptions = {}): readonly string[] {
  const { plan, diagnostics } = planChain(upgrades, {
    from: `r${upgrades.length - 1}`,
    raw: { parser, textOf: (one) => rawText(one, postgresql), versionTable: { name: 'alembic_version' } },
    ...more,
  });
  assert.equal(
    diagnostics.filter((one) => one.severity === 'error'),
    [],
  );
  const { before, firstAsserts } = placePreconditions({
    groupsOf: (operations) => groupsOf(operations, postgresql, false),
    plan,
    derive: true,
    statementsOf: (one) => statementTexts(one, postgresql),
    reader: { parser, textOf: (one) => expressionText(one, postgresql) },
  });
  const found = new Set([...before.values()].flat());
  return [
    ...[...firstAsserts].map(({ operation }) => `first: ${operation.kind === 'assert' ? operation.message : ''}`),
    ...[...found].map((one) => {
      const { many, because } = preconditionInWords(one);
      return `${one.place}: ${many}, but ${because} [${one.key.join()}]`;
    }),
  ];
}

const shop: Author = (op) => {
  op.createEnum('mood', ['sad', 'ok']);
  op.createTable(
    'users',
    {
      id: t.integer().primaryKey(),
      email: t.string(200),
      age: t.bigint(),
      score: t.numeric(10, 2),
      mood: t.enum('mood'),
      moods: t.array(t.enum('mood')),
      note: t.text(),
    },
    () => [],
  );
  op.createTable('orders', { user_id: t.integer(), other: t.integer(), code: t.text().notNull() });
  op.createUniqueConstraint('uq_code', 'orders', ['code']);
  op.createTable('plain', { a: t.integer(), b: t.integer() });
};

const cases: Readonly<Record<string, readonly [Author, ...string[]]>> = {
  'a column that becomes NOT NULL': [
    (op) => op.alterColumn('users', 'email', { nullable: false }),
    'first: rows of users have no email, but the column becomes NOT NULL [id]',
  ],
  'one that is NOT NULL already, or converted by the author, asks nothing': [
    (op) => {
      op.alterColumn('orders', 'code', { nullable: false });
      op.alterColumn('users', 'age', { type: t.integer(), nullable: false, using: sql`coalesce(age, 0)` });
    },
  ],
  'a new column without a value, where old rows are': [
    (op) => {
      op.addColumn('users', 'a', t.integer().notNull());
      op.addColumn('users', 'b', t.integer().notNull().default(1));
      op.addColumn('users', 'c', t.integer());
      op.addColumn('users', 'd', t.integer().notNull(), { ifNotExists: true });
    },
    'first: rows of users would have no a, but the new column is NOT NULL and has no default [id]',
  ],
  'a primary key': [
    (op) => op.createPrimaryKey('pk', 'plain', ['a', 'b']),
    'first: rows of plain have no a or no b, but nothing in a primary key may be NULL []',
    'first: values of (a, b) are in several rows of plain, but pk allows each once []',
  ],
  'unique constraints and indexes; the key of another unique constraint names the rows': [
    (op) => {
      op.createUniqueConstraint('uq', 'orders', ['user_id', 'other']);
      op.createIndex('ix', 'users', [sql`lower(email)`], { unique: true, where: sql`age > 1` });
      op.createIndex('plain_ix', 'users', ['age']);
      op.createIndex('maybe', 'users', ['age'], { unique: true, ifNotExists: true });
    },
    'first: values of (user_id, other) are in several rows of orders, but uq allows each once [code]',
    'first: values of lower(email) are in several rows of users, but ix allows each once [id]',
  ],
  'what holds a key already needs no test': [(op) => op.createUniqueConstraint('uq', 'users', ['id', 'email'])],
  'foreign keys, not those that are not valid': [
    (op) => {
      op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['id']);
      op.createForeignKey('later', 'orders', 'users', ['other'], ['id'], { notValid: true });
    },
    'first: rows of orders refer to no row of users, but the foreign key fk is added [code]',
  ],
  'checks, and the validation of what was not valid': [
    (op) => {
      op.createCheckConstraint('ck', 'users', sql`age > 0`);
      op.createCheckConstraint('later', 'users', sql`age > 1`, { notValid: true });
      op.validateConstraint('users', 'later');
      op.validateConstraint('users', 'ck');
    },
    'first: rows of users break ck, but the check is added [id]',
    'first: rows of users break later, but the check is validated [id]',
  ],
  'types that hold less': [
    (op) => {
      op.alterColumn('users', 'email', { type: t.string(50) });
      op.alterColumn('users', 'age', { type: t.smallint() });
      op.alterColumn('users', 'score', { type: t.numeric(6, 2) });
      op.alterColumn('users', 'note', { type: t.enum('mood') });
    },
    'first: rows of users have in email more than 50 characters, but the column gets another type [id]',
    'first: rows of users have in age what is too large for smallint, but the column gets another type [id]',
    'first: rows of users have in score more than 4 digits before the point, but the column gets another type [id]',
    'first: rows of users have in note what mood does not have, but the column gets another type [id]',
  ],
  'types that hold as much, or only round': [
    (op) => {
      op.alterColumn('users', 'email', { type: t.text() });
      op.alterColumn('users', 'score', { type: t.numeric(10, 1) });
      op.alterColumn('orders', 'user_id', { type: t.bigint() });
    },
  ],
  'a value of an enum that goes, in each of its columns': [
    (op) => op.removeEnumValue('mood', 'sad'),
    'first: rows of users have sad in mood, but the value is removed from the enum type mood [id]',
    'first: rows of users have sad in moods, but the value is removed from the enum type mood [id]',
  ],
  'a value that is replaced asks nothing': [(op) => op.removeEnumValue('mood', 'sad', { replaceWith: 'ok' })],
  'what a plan makes itself is empty, until it gets rows': [
    (op) => {
      op.createTable('fresh', { id: t.integer(), n: t.integer() });
      op.alterColumn('fresh', 'n', { nullable: false });
      op.renameTable('fresh', 'fresher');
      op.createUniqueConstraint('uq', 'fresher', ['n']);
      op.bulkInsert('fresher', [{ id: 1, n: 1 }]);
      op.createIndex('ix', 'fresher', ['id'], { unique: true });
    },
    'here: values of id are in several rows of fresher, but ix allows each once [n]',
  ],
  'data that come into being on the way': [
    (op) => {
      op.addColumn('users', 'country', t.text());
      op.execute(sql`UPDATE users SET country = 'DE'`, { down: null });
      op.alterColumn('users', 'country', { nullable: false });
      op.alterColumn('users', 'email', { nullable: false });
      op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['id']);
      op.createUniqueConstraint('uq', 'plain', ['a']);
    },
    'here: rows of users have no country, but the column becomes NOT NULL [id]',
    'here: rows of users have no email, but the column becomes NOT NULL [id]',
    'here: rows of orders refer to no row of users, but the foreign key fk is added [code]',
    'first: values of a are in several rows of plain, but uq allows each once []',
  ],
  'other columns and other tables change nothing': [
    (op) => {
      op.addColumn('users', 'country', t.text());
      op.dropColumn('users', 'note');
      op.alterColumn('users', 'age', { rename: 'years' });
      op.bulkInsert('plain', [{ a: 1, b: 2 }]);
      op.execute(sql`DELETE FROM plain`, { down: null });
      op.alterColumn('users', 'email', { nullable: false });
    },
    'first: rows of users have no email, but the column becomes NOT NULL [id]',
  ],
  'a column, a table or a type under a new name': [
    (op) => {
      op.alterColumn('users', 'age', { rename: 'years' });
      op.alterColumn('users', 'years', { nullable: false });
      op.renameTable('plain', 'plainer');
      op.alterColumn('plainer', 'a', { nullable: false });
      op.renameEnumValue('mood', 'sad', 'blue');
      op.removeEnumValue('mood', 'blue');
    },
    'here: rows of users have no years, but the column becomes NOT NULL [id]',
    'here: rows of plainer have no a, but the column becomes NOT NULL []',
    'here: rows of users have blue in mood, but the value is removed from the enum type mood [id]',
    'here: rows of users have blue in moods, but the value is removed from the enum type mood [id]',
  ],
  'raw SQL that nobody can read may change anything': [
    (op) => {
      op.execute(sql`SELECT mend_everything()`, { down: null });
      op.alterColumn('users', 'email', { nullable: false });
    },
    'here: rows of users have no email, but the column becomes NOT NULL [id]',
  ],
  'raw SQL that is understood asks the same': [
    (op) =>
      op.execute(
        sql`ALTER TABLE users ALTER email SET NOT NULL; UPDATE plain SET a = 1; ALTER TABLE plain ALTER a SET NOT NULL`,
        { down: null },
      ),
    'first: rows of users have no email, but the column becomes NOT NULL [id]',
    'here: rows of plain have no a, but the column becomes NOT NULL []',
  ],
  'new functions in an expression are there only later': [
    (op) => {
      op.createFunction('fine', {
        arguments: sql`x text`,
        returns: sql`boolean`,
        language: 'sql',
        body: sql`SELECT true`,
      });
      op.createCheckConstraint('ck', 'users', sql`fine(email)`);
      op.createCheckConstraint('other', 'users', sql`length(email) > 1`);
    },
    'here: rows of users break ck, but the check is added [id]',
    'first: rows of users break other, but the check is added [id]',
  ],
  'only under the condition of its block': [
    (op) => op.when(exists.table('users'), (o) => o.alterColumn('users', 'email', { nullable: false })),
    'here: rows of users have no email, but the column becomes NOT NULL [id]',
  ],
  'a column of the plan without a value refers to nothing and is no value twice': [
    (op) => {
      op.addColumn('orders', 'boss', t.integer());
      op.addColumn('plain', 'id', t.integer().notNull().identity());
      op.createPrimaryKey('pk', 'plain', ['id']);
      op.createForeignKey('fk', 'orders', 'users', ['boss'], ['id']);
      op.createUniqueConstraint('uq', 'orders', ['boss']);
      op.createCheckConstraint('ck', 'orders', sql`boss IS NOT NULL`);
    },
    'here: rows of orders break ck, but the check is added [code]',
  ],
  'one ALTER TABLE: what it makes itself cannot be tested before it': [
    (op) =>
      op.batchAlterTable('users', (b) => {
        b.addColumn('country', t.text());
        b.alterColumn('email', { nullable: false });
        b.createCheckConstraint('ck', sql`country <> ''`);
      }),
    'first: rows of users have no email, but the column becomes NOT NULL [id]',
  ],
};

for (const [name, [author, ...expected]] of Object.entries(cases)) {
  test(name, () => assert.equal(linesOf([shop, author]), expected));
}

test('rows that follow by a foreign key are others, too; so are those of a partition', () => {
  const related: Author = (op) => {
    op.createTable('parent', { id: t.integer().primaryKey() });
    op.createTable('child', { parent_id: t.integer(), n: t.integer() }, (c) => [
      foreignKey([c.parent_id], 'parent', ['id'], { onDelete: 'set null' }),
    ]);
    op.createTable('whole', { at: t.date(), n: t.integer() }, null, { postgresql: { partitionBy: sql`RANGE (at)` } });
    op.createPartition('whole_1', 'whole', { from: ['2026-01-01'], to: ['2027-01-01'] });
  };
  const upgrade: Author = (op) => {
    op.deleteRows('parent', { where: { id: 1 }, down: null });
    op.alterColumn('child', 'parent_id', { nullable: false });
    op.updateRows('whole_1', { set: { n: 1 }, where: { n: 2 }, down: null });
    op.alterColumn('whole', 'n', { nullable: false });
  };
  assert.equal(linesOf([related, upgrade]), [
    'here: rows of child have no parent_id, but the column becomes NOT NULL []',
    'here: rows of whole have no n, but the column becomes NOT NULL []',
  ]);
});

test('a trigger may change what its table does not show', () => {
  const watched: Author = (op) => {
    shop(op);
    op.createTrigger('touch', 'plain', { timing: 'after', events: ['insert'], execute: sql`touch()` });
  };
  const upgrade: Author = (op) => {
    op.bulkInsert('plain', [{ a: 1, b: 1 }]);
    op.alterColumn('users', 'email', { nullable: false });
  };
  assert.match(linesOf([watched, upgrade])[0] ?? '', /^here:/);
});

test('the way back asks for what it needs', () => {
  const upgrade: Author = (op) => {
    op.alterColumn('users', 'age', { type: t.numeric() });
    op.alterColumn('orders', 'code', { nullable: true });
  };
  assert.equal(linesOf([shop, upgrade], { from: 'r2', to: 'r1' }), [
    'first: rows of orders have no code, but the column becomes NOT NULL []',
    'first: rows of users have in age what is too large for bigint, but the column gets another type [id]',
  ]);
});

test('tables of which raw SQL has made the chain unsure are left alone', () => {
  const upgrade: Author = (op) => {
    op.execute(sql`DO $$ BEGIN ALTER TABLE users RENAME id TO key; END $$`, { down: null });
    op.alterColumn('users', 'email', { nullable: false });
  };
  assert.equal(linesOf([shop, upgrade]), []);
});

test('assertions of the author come first where nothing before them changes what they read', () => {
  const first = (message: string, ...before: Author[]): readonly string[] =>
    linesOf([
      shop,
      (op) => {
        for (const one of before) one(op);
        op.assert(sql`SELECT count(*) = 0 FROM users u WHERE lower(u.email) IS NULL`, message);
      },
    ]);
  assert.equal(first('a'), ['first: a']);
  assert.equal(
    first('b', (op) => op.addColumn('orders', 'x', t.integer())),
    ['first: b'],
  );
  assert.equal(
    first('c', (op) => op.addColumn('users', 'x', t.integer())),
    [],
  );
  assert.equal(
    first('d', (op) => op.execute(sql`UPDATE users SET age = 1`, { down: null })),
    [],
  );
  const asked = (query: ReturnType<typeof sql>): readonly string[] =>
    linesOf([
      shop,
      (op) => {
        op.addColumn('plain', 'x', t.integer());
        op.assert(query, 'asked');
      },
    ]);
  assert.equal(asked(sql`SELECT count(*) > 0 FROM a_view`), []);
  assert.equal(asked(sql`SELECT unknown_function(1) FROM users`), []);
  assert.equal(asked(sql`WITH plain AS (SELECT 1 AS a) SELECT bool_and(a = 1) FROM plain`), ['first: asked']);
  assert.equal(
    linesOf([shop, (op) => op.when(exists.table('users'), (o) => o.assert(sql`SELECT true FROM users`, 'inside'))]),
    [],
  );
});

test.run();
