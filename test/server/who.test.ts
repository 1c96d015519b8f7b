/** Who runs a script, where, and with which privileges: what it refuses, named, with nothing changed; and what is enough. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, module } from '../cli/run-main.ts';
import { compileScript } from './project.ts';
import { applyScript, type Outcome, psql, query, serverUrl, withDatabase } from './server.ts';

/** Names that would leave their place, if anything let them. */
const OWNER = `limbeck who ${process.pid} "owner'; -- $limbeck$ :x`;
const APP = `limbeck_who_${process.pid}_app`;
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** What is there before: tables, an enum, a view, a function, all of OWNER's, and the version table at a1. */
const START = `
  op.createTable('orders', { id: t.integer().primaryKey(), note: t.text() });
  op.createTable('lines', { id: t.integer(), order_id: t.integer() });
  op.createEnum('mood', ['ok']);
  op.createView('notes', sql\`SELECT note FROM orders\`);
  op.createFunction('one', { returns: sql\`integer\`, language: 'sql', body: sql\`SELECT 1\` });
  op.createMaterializedView('sums', sql\`SELECT count(*) FROM lines\`);`;

function chainOf(body: string, config = '{ "dataLossGate": false }'): string {
  const asking = (text: string): string => text.replace('import { check', 'import { exists, not, check');
  return folderWith({
    'limbeck.config.json': config,
    'migrations/1.ts': module('a1', null, START),
    'migrations/2.ts': asking(module('b2', 'a1', body)),
  });
}

function as(url: string, role: string): string {
  const own = new URL(url);
  own.username = encodeURIComponent(role);
  return own.href;
}

/** Everything in the catalogs that a script could have changed. */
async function catalogs(url: string): Promise<string> {
  const lists = ['pg_class', 'pg_attribute', 'pg_type', 'pg_proc', 'pg_namespace', 'pg_constraint', 'pg_description'];
  const all = await query(
    url,
    lists.map((one) => `SELECT md5(string_agg(c::text, '|' ORDER BY c::text)) FROM ${one} AS c;`).join('\n'),
  );
  return `${all}\n${await query(url, 'SELECT * FROM orders; SELECT * FROM lines; SELECT * FROM alembic_version')}`;
}

async function refused(url: string, user: string, script: string, why: string | RegExp): Promise<void> {
  const before = await catalogs(url);
  const { status, output } = await applyScript(as(url, user), script, '-v', 'ON_ERROR_STOP=1');
  assert.is(status, 3, output);
  if (typeof why === 'string') assert.ok(output.includes(why), `${output}\nwhere expected\n${why}`);
  else assert.match(output, why);
  assert.is(await catalogs(url), before);
}

async function done(url: string, user: string, script: string): Promise<Outcome> {
  const outcome = await applyScript(as(url, user), script);
  assert.is(outcome.status, 0, outcome.output);
  return outcome;
}

/** A database at a1 whose things are OWNER's; APP can do nothing but connect. */
async function withRoles(run: (url: string) => Promise<void>): Promise<void> {
  const base = serverUrl ?? '';
  await query(base, `CREATE ROLE ${quoted(OWNER)} LOGIN; CREATE ROLE ${APP} LOGIN NOINHERIT;`);
  try {
    await withDatabase(async (url) => {
      await query(url, `GRANT CREATE ON SCHEMA public TO ${quoted(OWNER)}`);
      await done(url, OWNER, await compileScript(chainOf(''), '--to', 'a1'));
      await query(url, `ALTER TABLE alembic_version OWNER TO postgres; REVOKE CREATE ON SCHEMA public FROM public`);
      await query(url, `GRANT SELECT, UPDATE ON alembic_version TO ${APP}, ${quoted(OWNER)}`);
      await run(url);
    });
  } finally {
    await query(base, `DROP ROLE ${quoted(OWNER)}; DROP ROLE ${APP}`);
  }
}

const belongs = `(it belongs to ${OWNER})`;
const grant = (what: string): string => `GRANT ${what} TO ${APP};`;
const give = (what: string): string => `ALTER ${what} OWNER TO ${APP};`;

/** What a migration does, what it lacks, and what is just enough. */
const cases: readonly (readonly [body: string, lacks: readonly string[], enough: string])[] = [
  ["op.addColumn('orders', 'n', t.integer());", [`owner of table public.orders ${belongs}`], give('TABLE orders')],
  [
    "op.createIndex('ix_note', 'orders', ['note']);",
    ['CREATE on schema public', `owner of table public.orders ${belongs}`],
    give('TABLE orders') + grant('CREATE ON SCHEMA public'),
  ],
  [
    "op.createTable('fresh', { id: t.integer().primaryKey(), order_id: t.integer().references('orders.id') });\n    op.createIndex('ix_fresh', 'fresh', ['order_id']);\n    op.tableComment('fresh', 'new');",
    ['CREATE on schema public', 'REFERENCES on table public.orders'],
    grant('CREATE ON SCHEMA public') + grant('REFERENCES (id) ON orders'),
  ],
  [
    "op.bulkInsert('orders', [{ id: 1, note: 'x' }]);\n    op.updateRows('lines', { set: { order_id: 1 }, where: { id: 2 } });",
    ['INSERT on table public.orders', 'SELECT on table public.lines', 'UPDATE on table public.lines'],
    grant('INSERT ON orders') + grant('SELECT (id), UPDATE (order_id) ON lines'),
  ],
  [
    "op.deleteRows('lines', { where: { id: 2 } });",
    ['DELETE on table public.lines', 'SELECT on table public.lines'],
    grant('DELETE, SELECT ON lines'),
  ],
  [
    "op.dropTable('lines_gone', { ifExists: true });\n    op.dropView('notes');",
    [`owner of view public.notes ${belongs}`],
    `ALTER SCHEMA public OWNER TO ${APP};`,
  ],
  ["op.addEnumValue('mood', 'sad');", [`owner of type public.mood ${belongs}`], give('TYPE mood')],
  [
    "op.renameTable('orders', 'sales');\n    op.addColumn('sales', 'n', t.integer());",
    ['CREATE on schema public', `owner of table public.orders ${belongs}`],
    give('TABLE orders') + grant('CREATE ON SCHEMA public'),
  ],
  [
    "op.replaceFunction('one', { returns: sql`integer`, language: 'sql', body: sql`SELECT 2` });",
    ['CREATE on schema public', `owner of function public.one() ${belongs}`],
    give('FUNCTION one()') + grant('CREATE ON SCHEMA public'),
  ],
  [
    "op.refreshMaterializedView('sums');",
    [`owner of materialized view public.sums ${belongs}`],
    give('TABLE lines') + give('MATERIALIZED VIEW sums'),
  ],
  [
    "op.createTrigger('touch', 'orders', { timing: 'before', events: ['update'], execute: sql`suppress_redundant_updates_trigger()` });",
    ['TRIGGER on table public.orders'],
    grant('TRIGGER ON orders'),
  ],
  [
    "op.grant('select', { table: 'orders' }, 'public');",
    ['SELECT WITH GRANT OPTION on table public.orders'],
    `GRANT SELECT ON orders TO ${APP} WITH GRANT OPTION;`,
  ],
  [
    "op.createSchema('app');\n    op.createTable('inside', { id: t.integer() }, () => [], { schema: 'app' });",
    ['CREATE on database DB'],
    `GRANT CREATE ON DATABASE DB TO ${APP};`,
  ],
  [
    "op.createExtension('pgcrypto');",
    ['CREATE on database DB'],
    `GRANT CREATE ON DATABASE DB TO ${APP}; GRANT CREATE ON SCHEMA public TO ${APP};`,
  ],
  [
    'op.execute(sql`ALTER TABLE orders ADD COLUMN raw integer`);',
    [`owner of table public.orders ${belongs}`],
    give('TABLE orders'),
  ],
  [
    "op.when(exists.table('lines'), (o) => o.dropTable('lines_gone', { ifExists: true }));\n    op.when(sql`SELECT false`, (o) => o.dropColumn('orders', 'note'));\n    op.when(not(exists.table('orders')), (o) => o.createTable('other', { id: t.integer() }));\n    op.when(exists.table('orders'), (o) => o.addColumn('orders', 'c', t.integer()));",
    [`owner of table public.orders ${belongs}`],
    give('TABLE orders'),
  ],
];

test('the scripts of these tests compile', async () => {
  for (const [body] of cases) assert.match(await compileScript(chainOf(body), '--from', 'a1'), /The privileges that/);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, no server was asked for privileges');
} else {
  for (const client of ['psql', 'plain']) {
    test(`what is lacking is named, and what is named is enough (${client})`, () =>
      withRoles(async (url) => {
        const database = new URL(url).pathname.slice(1);
        // The check is the same for every client; what differs is how one goes on after it.
        for (const [body, lacks, enough] of client === 'psql' ? cases : cases.slice(1, 4)) {
          const script = await compileScript(chainOf(body), '--from', 'a1', '--client', client);
          const copy = new URL(url);
          copy.pathname = `/${database}_copy`;
          await query(serverUrl ?? '', `CREATE DATABASE ${database}_copy TEMPLATE ${database}`);
          try {
            const named = lacks.map((one) => one.replace(/DB$/, `${database}_copy`)).join('; ');
            if (client === 'psql')
              await refused(
                copy.href,
                APP,
                script,
                `limbeck: this plan needs privileges that ${APP} does not have\nDETAIL:  ${named}\n`,
              );
            else {
              // A client that goes on after every error.
              const before = await catalogs(copy.href);
              const { output } = await psql(as(copy.href, APP), [], script);
              assert.ok(output.includes(`DETAIL:  ${named}\n`), output);
              assert.is(await catalogs(copy.href), before);
            }
            await query(copy.href, enough.replaceAll('DB', `${database}_copy`));
            await done(copy.href, APP, script);
          } finally {
            await query(serverUrl ?? '', `DROP DATABASE ${database}_copy WITH (FORCE)`);
          }
        }
      }));
  }

  test('the owner needs nothing more, and the hint names him', () =>
    withRoles(async (url) => {
      const script = await compileScript(chainOf("op.addColumn('orders', 'n', t.integer());"), '--from', 'a1');
      await refused(
        url,
        APP,
        script,
        `HINT:  Run it as ${OWNER}, or compile with --role ${OWNER}. Nothing was changed.`,
      );
      await done(url, OWNER, script);
    }));

  test('routines of one name are not taken for each other', () =>
    withRoles(async (url) => {
      await query(url, "CREATE FUNCTION one(integer) RETURNS integer LANGUAGE sql AS 'SELECT 1'");
      const body = "op.replaceFunction('one', { returns: sql`integer`, language: 'sql', body: sql`SELECT 2` });";
      await done(url, OWNER, await compileScript(chainOf(body), '--from', 'a1'));
    }));

  test('the version table has needs of its own', () =>
    withRoles(async (url) => {
      const script = await compileScript(chainOf('op.execute(sql`SELECT 1`, { down: null });'), '--from', 'a1');
      await query(url, `REVOKE SELECT, UPDATE ON alembic_version FROM ${APP}`);
      await refused(url, APP, script, /DETAIL: {2}SELECT on table public\.alembic_version; UPDATE on table public/);
      const back = await compileScript(chainOf(''), '--from', 'b2', '--to', 'base');
      await refused(url, APP, back, /DETAIL: {2}DELETE on table public\.alembic_version; SELECT on/);
      const stamp = await compileScript(chainOf(''), '--from', 'a1', '--to', 'b2');
      await query(url, `GRANT SELECT, UPDATE ON alembic_version TO ${APP}`);
      await done(url, APP, stamp);
    }));

  test('the journal has its own, and is made only where it is missing', () =>
    withRoles(async (url) => {
      const body = "op.bulkInsert('orders', [{ id: 1, note: 'x' }]);";
      const compiled = (...more: readonly string[]) => compileScript(chainOf(body), ...more, '--journal', 'always');
      await query(url, `GRANT INSERT ON orders TO ${APP}`);
      await refused(url, APP, await compiled('--from', 'a1'), 'DETAIL:  CREATE on schema public\n');
      await done(url, OWNER, await compiled('--from', 'a1'));
      await query(url, `TRUNCATE limbeck_journal, orders; UPDATE alembic_version SET version_num = 'a1'`);
      await refused(
        url,
        APP,
        await compiled('--from', 'a1'),
        'DETAIL:  INSERT on table public.limbeck_journal; SELECT on table public.limbeck_journal; UPDATE on table public.limbeck_journal\n',
      );
      await query(url, `GRANT SELECT, INSERT, UPDATE ON limbeck_journal TO ${APP}`);
      await done(url, APP, await compiled('--from', 'a1'));
    }));

  test('of a plan that may be applied in parts, only what the script itself needs is asked', () =>
    withRoles(async (url) => {
      const script = await compileScript(chainOf("op.addColumn('orders', 'n', t.integer());"), '--idempotent');
      await refused(
        url,
        APP,
        script,
        /limbeck: this plan needs privileges[\s\S]*CREATE on schema public; DELETE on table/,
      );
      assert.not.match(script, /\('owner', 'orders'\)/);
      await query(url, `GRANT INSERT, DELETE ON alembic_version TO ${quoted(OWNER)}`);
      await done(url, OWNER, script);
    }));

  test('from the base, the schema of the version table must take it', () =>
    withRoles(async (url) => {
      await query(url, 'CREATE SCHEMA ops');
      const config = '{ "versionTableSchema": "ops" }';
      const script = await compileScript(chainOf('', config), '--to', 'a1');
      await refused(url, APP, script, 'DETAIL:  CREATE on schema ops; CREATE on schema public; USAGE on schema ops\n');
    }));

  test('what stands in another schema is found without a right to look into it', () =>
    withRoles(async (url) => {
      await query(url, `CREATE SCHEMA app AUTHORIZATION ${quoted(OWNER)}; CREATE TABLE app.deep (id int)`);
      const body =
        "op.execute(sql`ALTER TABLE app.deep ADD COLUMN n integer`);\n    op.when(exists.table('deep', { schema: 'app' }), (o) => o.addColumn('deep', 'm', t.integer(), { schema: 'app' }));";
      await refused(
        url,
        APP,
        await compileScript(chainOf(body), '--from', 'a1'),
        'DETAIL:  USAGE on schema app; owner of table app.deep (it belongs to postgres)\n',
      );
    }));

  test('a role that the user may become: what is made belongs to it, and the session is itself again', () =>
    withRoles(async (url) => {
      const body = "op.createTable('fresh', { id: t.integer() });\n    op.addColumn('orders', 'n', t.integer());";
      for (const client of ['psql', 'plain']) {
        const script = await compileScript(chainOf(body), '--from', 'a1', '--role', OWNER, '--client', client);
        await refused(url, APP, script, `limbeck: ${APP} may not become ${OWNER}\n`);
        await query(url, `GRANT ${quoted(OWNER)} TO ${APP}`);
        const { output } = await done(url, APP, `${script}\nSELECT 'now ' || current_user;\n`);
        assert.match(output, new RegExp(`now ${APP}`));
        assert.is(await query(url, "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'fresh'"), OWNER);
        await query(url, `REVOKE ${quoted(OWNER)} FROM ${APP}`);
        await done(
          url,
          OWNER,
          await compileScript(
            chainOf(body, '{ "dataLossGate": false, "dialects": ["postgresql@15"] }'),
            '--from',
            'b2',
            '--to',
            'a1',
          ),
        );
      }
      const never = await compileScript(chainOf(body), '--from', 'a1', '--role', 'no "such\' role');
      await refused(url, 'postgres', never, `limbeck: this server has no role no "such' role\n`);
    }));

  test('another database', () =>
    withRoles(async (url) => {
      const body = "op.addColumn('orders', 'n', t.integer());";
      const name = new URL(url).pathname.slice(1);
      const hostile = `x'; DROP TABLE orders; --"$limbeck$ :y`;
      for (const other of ['shop_prod', hostile]) {
        const script = await compileScript(chainOf(body), '--from', 'a1', '--database', other);
        await refused(url, OWNER, script, `limbeck: this database is ${name}, and the plan is for ${other}\n`);
      }
      await done(url, OWNER, await compileScript(chainOf(body), '--from', 'a1', '--database', name));
    }));

  test('an older server, a newer one, and the right one', () =>
    withRoles(async (url) => {
      const root = chainOf("op.addColumn('orders', 'n', t.integer());");
      const major = Number(await query(url, "SELECT current_setting('server_version_num')::int / 10000"));
      const compiled = (version: string) => compileScript(root, '--from', 'a1', '--dialect', `postgresql@${version}`);
      if (major < 18) {
        const why = new RegExp(`limbeck: this server is PostgreSQL ${major}\\S.*, and the plan is for 18 or later`);
        await refused(url, OWNER, await compiled('18'), why);
      }
      await refused(url, OWNER, await compiled(`${major}.99`), `and the plan is for ${major}.99 or later`);
      if (major > 13) {
        await query(url, 'CREATE TABLE aside AS SELECT * FROM alembic_version');
        const { output } = await done(url, OWNER, await compiled('13'));
        assert.match(output, new RegExp(`NOTICE: {2}limbeck: compiled for PostgreSQL 13; this server is ${major}`));
      }
    }));
}

test.run();
