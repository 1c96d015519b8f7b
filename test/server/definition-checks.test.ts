/** `ifNotExists` on databases where the thing is missing, is there as it should be, and is there as something else. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { applyScript, query, rowsOf, schemaOf, serverUrl, stateOf, withDatabase } from './server.ts';

const USERS = `op.createTable('users', { id: t.integer().primaryKey(), name: t.text(), age: t.integer() });
    op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer() });`;

function project(first: string, second: string): string {
  const imports = (text: string): string => text.replace('import { check', 'import { check, exclude, index, unique');
  return folderWith({
    'migrations/1.ts': imports(module('a1', null, first)),
    'migrations/2.ts': imports(module('b2', 'a1', second)),
  });
}

/** Every type that the server has without more, and every part that a check compares. */
const COLUMNS = `{
      id: t.integer().primaryKey(), number: t.bigint().identity({ always: true, start: 10 }), other: t.smallint().autoincrement(),
      s: t.string(255).notNull().default("it's"), s0: t.string(), c: t.char(4), c0: t.char(), x: t.text().collate('C'),
      n: t.numeric(14, 4), n0: t.numeric(), f: t.float(), f24: t.float(24), r: t.real(), d: t.double(), b: t.boolean().default(true),
      day: t.date(), at: t.time({ precision: 3 }), atz: t.time({ timezone: true }), ts: t.timestamp(), tsz: t.timestamp({ timezone: true, precision: 2 }),
      i: t.interval(), ids: t.interval({ fields: 'DAY TO SECOND', precision: 3 }), u: t.uuid(), j: t.json(), jb: t.jsonb(), by: t.bytea(),
      a: t.string(20).array(), m: t.array(t.numeric(10, 2), 2), e: t.enum('Mood', ['ok', "it's"]), ea: t.enum('Mood').array(), bit: t.bit(3), vb: t.bit(4, { varying: true }),
      money: t.money(), inet: t.inet(), rng: t.int4range(), mr: t.tstzmultirange(), tv: t.tsvector(), oid: t.oid(), rc: t.regclass(),
      raw: t.raw(sql\`varchar(7)\`), ser: t.raw(sql\`bigserial\`).notNull(), dom: t.raw(sql\`short\`), dom2: t.raw(sql\`"Odd"."A ""type"""\`), chr: t.raw(sql\`"char"\`), pt: t.raw(sql\`point\`),
      total: t.numeric(20, 4).computed(sql\`n * 2\`),
    }`;
const PARTS = `(c) => [
      unique('uq', [c.s, c.u]), unique('uq_later', [c.u], { deferrable: true, initially: 'deferred' }), check('ck', sql\`n > 0\`),
      exclude('ex', [[c.rng, '&&']], { using: 'gist' }), index('ix', [c.s, { column: c.n, order: 'desc' }, sql\`lower(x)\`], { where: sql\`n > 1\` }),
      index('ix_gin', [c.jb], { using: 'gin' }), index('ix_uq', [c.u], { unique: true, include: [c.s] }),
    ]`;
const MADE_BEFORE = `CREATE DOMAIN short AS varchar(10) CHECK (value <> ''); CREATE SCHEMA "Odd"; CREATE TYPE "Odd"."A ""type""" AS (a int)`;

interface Wrong {
  readonly word: string;
  /** What makes it by hand as it should be, and as something else, with what is said then. */
  readonly right: string;
  readonly wrong: readonly (readonly [hand: string, says: RegExp])[];
}

const cases: Readonly<Record<string, Wrong>> = {
  'a column': {
    word: "op.addColumn('users', 'email', t.string(255), { ifNotExists: true });",
    right: 'ALTER TABLE users ADD email character varying(255)',
    wrong: [
      [
        'ALTER TABLE users ADD email text',
        /limbeck: column users\.email exists already, and is not what this plan would make\nDETAIL: {2}column email is of type text, not VARCHAR\(255\)/,
      ],
      ['ALTER TABLE users ADD email varchar(254)', /of type character varying\(254\), not VARCHAR\(255\)/],
      ['ALTER TABLE users ADD email varchar(255)[]', /of type character varying\(255\)\[\]/],
      ["ALTER TABLE users ADD email varchar(255) DEFAULT '' NOT NULL", /column email is NOT NULL/],
      ["ALTER TABLE users ADD email varchar(255) GENERATED ALWAYS AS ('a') STORED", /column email is computed/],
    ],
  },
  'a column with its key and its index': {
    word: "op.addColumn('users', 'ref', t.integer().notNull().references('orders.id', { onDelete: 'cascade' }).index(), { ifNotExists: true });",
    right:
      'ALTER TABLE users ADD ref int NOT NULL CONSTRAINT users_ref_fkey REFERENCES orders ON DELETE CASCADE; CREATE INDEX ix_users_ref ON users (ref)',
    wrong: [
      ['ALTER TABLE users ADD ref int NOT NULL', /constraint users_ref_fkey is missing/],
      [
        'ALTER TABLE users ADD ref int CONSTRAINT users_ref_fkey REFERENCES orders',
        /column ref is nullable; constraint users_ref_fkey has another ON DELETE/,
      ],
      [
        'CREATE INDEX ix_users_ref ON users (name)',
        /index ix_users_ref exists already.*\nDETAIL: {2}its columns are name/,
      ],
    ],
  },
  'a column of an enum type that the compiler makes': {
    word: "op.addColumn('users', 'mood', t.enum('mood', ['ok', 'sad']), { ifNotExists: true });",
    right: "CREATE TYPE mood AS ENUM ('ok', 'sad'); ALTER TABLE users ADD mood mood",
    wrong: [
      ["CREATE TYPE mood AS ENUM ('ok')", /type mood exists already.*\nDETAIL: {2}its values are ok/],
      [
        "CREATE TYPE mood AS ENUM ('ok', 'sad'); ALTER TABLE users ADD mood text",
        /column mood is of type text, not mood/,
      ],
    ],
  },
  'an identity': {
    word: "op.addColumn('users', 'no', t.bigint().identity({ always: true }), { ifNotExists: true });",
    right: 'ALTER TABLE users ADD no bigint GENERATED ALWAYS AS IDENTITY',
    wrong: [
      ['ALTER TABLE users ADD no bigint GENERATED BY DEFAULT AS IDENTITY', /is an identity, GENERATED BY DEFAULT/],
      ['ALTER TABLE users ADD no bigserial', /column no is no identity/],
    ],
  },
  'an index': {
    word: "op.createIndex('ix', 'users', ['name', { column: 'age', order: 'desc' }], { unique: true, ifNotExists: true });",
    right: 'CREATE UNIQUE INDEX ix ON users (name, age DESC)',
    wrong: [
      [
        'CREATE INDEX ix ON users (name, age DESC)',
        /index ix exists already, and is not what this plan would make\nDETAIL: {2}it is not unique/,
      ],
      ['CREATE UNIQUE INDEX ix ON orders (id)', /it is on table orders; its columns are id/],
      ['CREATE UNIQUE INDEX ix ON users (age, name)', /its columns are age, name/],
      ['CREATE UNIQUE INDEX ix ON users (name, age)', /DETAIL: {2}its order is another/],
      ['CREATE UNIQUE INDEX ix ON users (name, abs(age))', /its columns are name, \(an expression\)/],
      ['CREATE UNIQUE INDEX ix ON users (name, age DESC) INCLUDE (id)', /DETAIL: {2}it includes id/],
      ['CREATE UNIQUE INDEX ix ON users (name, age DESC) NULLS NOT DISTINCT', /DETAIL: {2}its NULLs are not distinct/],
      ['CREATE UNIQUE INDEX ix ON users (name, age DESC) WHERE age > 1', /DETAIL: {2}it is partial/],
      ['CREATE TABLE ix (a int)', /DETAIL: {2}it is no index/],
      [
        "CREATE UNIQUE INDEX ix ON users (name, age DESC); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix'::regclass",
        /DETAIL: {2}it is INVALID/,
      ],
    ],
  },
  'an index built concurrently': {
    word: "op.createIndex('ix', 'users', ['name'], { using: 'hash', ifNotExists: true, concurrently: true });",
    right: 'CREATE INDEX ix ON users USING hash (name)',
    wrong: [
      ['CREATE INDEX ix ON users (name)', /DETAIL: {2}its method is btree/],
      [
        "CREATE INDEX ix ON users USING hash (name); UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ix'::regclass",
        /it is INVALID: a concurrent build has failed; drop it first/,
      ],
    ],
  },
  'a unique constraint': {
    word: "op.createUniqueConstraint('uq', 'users', ['name', 'age'], { ifNotExists: true });",
    right: 'ALTER TABLE users ADD CONSTRAINT uq UNIQUE (name, age)',
    wrong: [
      [
        'ALTER TABLE users ADD CONSTRAINT uq UNIQUE (age, name)',
        /constraint uq of users exists already.*\nDETAIL: {2}constraint uq is on \(age, name\)/,
      ],
      ['ALTER TABLE users ADD CONSTRAINT uq CHECK (age > 1)', /constraint uq is of another kind/],
      ['ALTER TABLE users ADD CONSTRAINT uq UNIQUE (name, age) DEFERRABLE', /constraint uq is checked at another time/],
    ],
  },
  'a foreign key': {
    word: "op.createForeignKey('fk', 'orders', 'users', ['user_id'], ['id'], { onUpdate: 'set null', ifNotExists: true });",
    right: 'ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users ON UPDATE SET NULL',
    wrong: [
      [
        'ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES orders ON UPDATE SET NULL',
        /constraint fk references orders \(id\)/,
      ],
      [
        'ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users',
        /constraint fk has another ON DELETE or ON UPDATE/,
      ],
      [
        'ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users ON UPDATE SET NULL NOT VALID',
        /constraint fk is NOT VALID/,
      ],
    ],
  },
  'a check, a primary key and an exclusion constraint': {
    word: `op.createCheckConstraint('ck', 'users', sql\`age > 1 AND name <> 'it''s'\`, { ifNotExists: true });
    op.createTable('k', { a: t.integer().notNull(), r: t.int4range() }, null, { ifNotExists: true });
    op.createPrimaryKey('pk', 'k', ['a'], { ifNotExists: true });
    op.createExcludeConstraint('ex', 'k', [['r', '&&']], { ifNotExists: true });`,
    right:
      "ALTER TABLE users ADD CONSTRAINT ck CHECK (age > 1 AND name <> 'it''s'); CREATE TABLE k (a int CONSTRAINT pk PRIMARY KEY, r int4range, CONSTRAINT ex EXCLUDE USING gist (r WITH &&))",
    wrong: [
      ['CREATE TABLE k (a int NOT NULL CONSTRAINT pk UNIQUE, r int4range)', /constraint pk is of another kind/],
      [
        'CREATE TABLE k (a bigint NOT NULL)',
        /table k exists already.*\nDETAIL: {2}column a is of type bigint, not INTEGER; column r is missing/,
      ],
      ['CREATE VIEW k AS SELECT 1 AS a', /it is no table/],
    ],
  },
  'an enum': {
    word: "op.createEnum('mood', ['ok', \"it's\"], { ifNotExists: true });",
    right: "CREATE TYPE mood AS ENUM ('ok', 'it''s')",
    wrong: [
      ["CREATE TYPE mood AS ENUM ('it''s', 'ok')", /type mood exists already.*\nDETAIL: {2}its values are it's, ok/],
      ['CREATE DOMAIN mood AS text', /it is no enum/],
    ],
  },
};

test('the script of every case compiles', async () => {
  for (const { word } of Object.values(cases)) assert.match(await compileScript(project(USERS, word)), /limbeck: /);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no definition was compared');
} else {
  /** A database at a1 with a change by hand. */
  const at = async <T>(root: string, hand: string, run: (url: string) => Promise<T>): Promise<T> =>
    withDatabase(async (url) => {
      const { status, output } = await applyScript(url, await compileScript(root, '--to', 'a1'));
      assert.is(status, 0, output);
      await query(url, hand);
      return run(url);
    });

  for (const [name, { word, right, wrong }] of Object.entries(cases)) {
    test(`${name}: missing, and there as it should be, for both clients`, async () => {
      const root = project(USERS, word);
      const schemas = new Set<string>();
      for (const client of word.includes('concurrently') ? ['psql'] : ['psql', 'plain']) {
        const script = await compileScript(root, '--from', 'a1', '--client', client);
        for (const hand of ['SELECT 1', right]) {
          await at(root, hand, async (url) => {
            const { status, output } = await applyScript(url, script);
            assert.is(output.includes('ERROR'), false, `${hand}\n${output}`);
            assert.is(status, 0, output);
            assert.is(await rowsOf(url), 'b2');
            schemas.add(await schemaOf(url));
          });
        }
      }
      assert.is(schemas.size, 1, [...schemas].join('\n\n'));
    });

    test(`${name}: another one stops the script`, async () => {
      const root = project(USERS, word);
      for (const client of word.includes('concurrently') ? ['psql'] : ['psql', 'plain']) {
        const script = await compileScript(root, '--from', 'a1', '--client', client);
        for (const [hand, says] of wrong) {
          await at(root, hand, async (url) => {
            const before = await stateOf(url);
            const { status, output } = await applyScript(url, script);
            assert.is(status, client === 'psql' ? 3 : 0, `${hand}\n${output}`);
            assert.match(output, says);
            assert.is(await stateOf(url), before);
          });
        }
      }
    });
  }

  test('every type and part is told to be the same as itself', async () => {
    const create = (more: string): string => `op.createTable('every', ${COLUMNS}, ${PARTS}${more});`;
    const root = project(
      `op.execute(sql\`${MADE_BEFORE}\`, { down: null }); ${create('')}`.replaceAll(
        '; CREATE',
        '`, { down: null }); op.execute(sql`CREATE',
      ),
      create(', { ifNotExists: true }'),
    );
    await at(root, 'SELECT 1', async (url) => {
      const before = await schemaOf(url);
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'a1'));
      assert.is(status, 0, output);
      assert.is(await schemaOf(url), before);
    });
  });

  test('only the schema where it would be created counts', async () => {
    const root = project(USERS, "op.createTable('t', { a: t.integer() }, null, { ifNotExists: true });");
    await at(root, 'CREATE SCHEMA app; CREATE TABLE public.t (b text)', async (url) => {
      await query(url, `ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET search_path = app, public`);
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'a1'));
      assert.is(status, 0, output);
      assert.is(await query(url, "SELECT to_regclass('app.t') IS NOT NULL"), 't');
    });
  });

  test('inside a block that is passed over nothing is compared', async () => {
    const root = project(
      USERS,
      "op.when(sql`SELECT false`, (o) => o.addColumn('users', 'email', t.string(255), { ifNotExists: true }));",
    );
    await at(root, 'ALTER TABLE users ADD email text', async (url) => {
      const { status, output } = await applyScript(url, await compileScript(root, '--from', 'a1'));
      assert.is(status, 0, output);
    });
  });
}

test.run();
