/**
 * The weaknesses of Alembic's offline mode, by the numbers of our study of it, that concern what is generated: each has a test which shows
 * that Limbeck does not have it. Those of a script at run time are in postgresql.test.ts.
 *
 * Left to the tests of the other dialects: W8 (scripts of MySQL, MariaDB, SQLite and Oracle without a transaction or a point to resume),
 * W28 (SQLite's batch loses rows), W29 (Oracle's version row, COMMIT, BOOLEAN), W30 (SQL Server's comments, IDENTITY_INSERT, XACT_ABORT),
 * W31 (a rename on MySQL loses NOT NULL, DEFAULT and COMMENT), and of W32 the engines other than PostgreSQL and SQLite: they
 * are about SQL that only those engines are given.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module, type Outcome } from '../cli/run-main.ts';

const TABLE = "op.createTable('foo', { id: t.integer().primaryKey(), v: t.text() });";

/** A chain a1, b2, …: one body for each revision. */
function project(...bodies: readonly string[]): string {
  const ids = ['a1', 'b2', 'c3', 'd4', 'e5'];
  return folderWith(
    Object.fromEntries(
      bodies.map((body, i) => [`migrations/${i + 1}.ts`, module(ids[i] ?? '', ids[i - 1] ?? null, body)]),
    ),
  );
}

/** Revisions and what they follow: `a1 < b2` and, for what they depend on, `d4 < c3 & b2`. */
function graph(lines: Readonly<Record<string, string>>, prefix: (id: string) => string = () => ''): string {
  const files = Object.entries(lines).map(([id, line]) => {
    const [parents = '', needs = ''] = line.split('&').map((one) => one.trim());
    const list = (text: string): string => JSON.stringify(text.split(/[ ,]+/).filter((one) => one !== ''));
    const down = parents === '' ? 'null' : list(parents);
    const text = module(id, null, `op.execute(sql\`SELECT '${id}'\`, { down: null });`)
      .replace('downRevision: null', `downRevision: ${down}`)
      .replace('message:', `dependsOn: ${list(needs)},\n  message:`);
    return [`migrations/${prefix(id)}${id}.ts`, text];
  });
  return folderWith(Object.fromEntries(files));
}

/** 1 is for wrong migrations, 2 for a wrong command line. */
function refused({ status, stdout, stderr }: Outcome, what: RegExp, expected = 1): void {
  assert.equal([status, stdout], [expected, ''], stderr);
  assert.match(stderr, what);
}

async function script(root: string, ...argv: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', ...argv);
  assert.is(status, 0, stderr);
  return stdout;
}

test('W6: what cannot run in a transaction is taken out of it, without being asked', async () => {
  const root = project(
    `${TABLE}\n    op.createEnum('mood', ['ok']);`,
    "op.createIndex('ix', 'foo', ['v'], { concurrently: true });\n    op.execute(sql`VACUUM foo`, { down: null });",
    "op.addEnumValue('mood', 'sad');\n    op.execute(sql`SELECT 'sad'::mood`, { down: null });",
  );
  const text = await script(root);
  let open = false;
  for (const line of text.split('\n')) {
    if (line === 'BEGIN;' || line === 'COMMIT;') open = line === 'BEGIN;';
    if (/CREATE INDEX CONCURRENTLY|VACUUM foo\$/.test(line) && !line.startsWith('--')) assert.not(open, line);
  }
  assert.match(text, /ADD VALUE 'sad';[\s\S]*COMMIT;[\s\S]*SELECT 'sad'::mood/);
  refused(await limbeck(root, 'compile', '--client', 'plain'), /LB551/);
});

test("W11: a default that only a program could compute is refused, and a column that a row leaves out is the database's", async () => {
  refused(
    await limbeck(
      project("op.createTable('foo', { id: t.integer(), n: t.integer().default((() => 5) as never) });"),
      'compile',
    ),
    /error\[LB\d+\].*[\s\S]*migrations\/1\.ts:8:/,
  );
  const text = await script(
    project(
      "op.createTable('foo', { id: t.integer(), n: t.integer().default(5) });\n    op.bulkInsert('foo', [{ id: 1 }]);",
    ),
  );
  assert.match(text, /INSERT INTO foo \(id\) VALUES \(1\);/);
});

test('W16: nothing can be read while compiling; the words for it say so at once, and rows are moved by SQL', async () => {
  for (const body of ['op.getBind();', 'const rows = op.execute(sql`SELECT 1`).fetchall();', "op.inspect('foo');"]) {
    refused(await limbeck(project(TABLE, body), 'compile'), /error\[LB\d+\][\s\S]*migrations\/2\.ts:8:/);
  }
  const moved = await script(
    project(
      TABLE,
      "op.execute(sql`INSERT INTO foo (id) SELECT id + 1 FROM foo`, { down: null });\n    op.backfill({ table: 'foo', set: { v: 'x' }, all: true, down: null });",
    ),
  );
  assert.match(moved, /INSERT INTO foo \(id\) SELECT id \+ 1 FROM foo;[\s\S]*UPDATE foo SET v = 'x'/);
});

test('W17: a revision that fails leaves no script at all, in a file or in a pipe', async () => {
  const root = project(TABLE, "op.addColumn('foo', 'n', t.integer());", "throw new Error('half way');");
  refused(await limbeck(root, 'compile', '--transaction', 'revision'), /half way[\s\S]*migrations\/3\.ts:8:/);
  refused(await limbeck(root, 'compile', '--out', 'plan.sql'), /half way/);
  assert.not(existsSync(join(root, 'plan.sql')));
  assert.equal(readdirSync(root), ['migrations']);
});

test('W18: what is wrong goes to standard error, and nothing of it into the script', async () => {
  const root = project(TABLE);
  for (const [status, ...argv] of [
    [1, 'compile', '--from', 'zzzz'],
    [2, 'compile', '--dialect', 'none'],
    [1, 'stamp', 'zzzz'],
  ] as const)
    refused(await limbeck(root, ...argv), /^error\[LB\d+\]: /, status);
});

test('W19: a range that is empty or goes the wrong way is an error', async () => {
  const root = project(TABLE, "op.addColumn('foo', 'n', t.integer());");
  for (const argv of [
    ['compile', '--from', 'b2', '--to', 'b2'],
    ['upgrade', 'b2:a1', '--sql'],
    ['downgrade', 'a1:b2', '--sql'],
    ['compile', '--from', 'head', '--to', 'head'],
  ])
    refused(await limbeck(root, ...argv), /error\[LB\d+\]/);
});

test('W20: a database with several heads is a start', async () => {
  const root = graph({ a1: '', b2: 'a1', c3: 'a1', d4: 'b2, c3' });
  const text = await script(root, '--from', 'b2,c3', '--to', 'd4');
  assert.match(text, /SELECT 'd4';/);
  assert.not.match(text, /SELECT '(?:a1|b2|c3)'/);
  assert.match(text, /found <> ARRAY\['b2', 'c3'\]/);
});

test('W22: the same project gives the same bytes, and the names and the order of its files decide nothing', async () => {
  const lines = { a1: '', b2: 'a1', c3: 'a1', d4: 'a1', e5: 'b2 & c3, d4', f6: 'e5, c3, d4' };
  const root = graph(lines);
  const sent = (text: string): string => text.replace(/^--.*$/gm, '');
  for (const range of [[], ['--from', 'head', '--to', 'base']]) {
    const first = await script(root, ...range);
    assert.is(await script(root, ...range), first);
    const other = graph(lines, (id) => `${'zyxwvu'.charAt('abcdef'.indexOf(id.charAt(0)))}_`);
    assert.is(sent(await script(other, ...range)), sent(first));
  }
});

test("W23: a merge whose dependency is an ancestor of another parent's dependency goes up and down", async () => {
  const root = graph({ c1: '', c2: 'c1', a1: '& c1', b1: '& c2', d4: 'a1, b1' });
  const up = await script(root, '--to', 'heads');
  const order = [...up.matchAll(/^SELECT '(\w+)';/gm)].map((one) => one[1]);
  assert.is(order.length, 5);
  for (const [before, after] of [
    ['c1', 'c2'],
    ['c1', 'a1'],
    ['c2', 'b1'],
    ['a1', 'd4'],
    ['b1', 'd4'],
  ] as const)
    assert.ok(order.indexOf(before) < order.indexOf(after), `${before} before ${after}`);
  assert.match(await script(root, '--from', 'd4', '--to', 'base'), /-- END OF PLAN/);
});

test('W24: a missing revision, an id used twice and a cycle are said with their files, and nobody else is blamed', async () => {
  refused(
    await limbeck(graph({ a1: '', b2: 'zzzz' }), 'compile'),
    /LB202.*"b2" follows "zzzz"[\s\S]*migrations\/b2\.ts/,
  );
  const twice = folderWith({
    'migrations/1.ts': module('a1', null, TABLE),
    'migrations/2.ts': module('a1', null, TABLE),
  });
  refused(
    await limbeck(twice, 'compile'),
    /"a1"[\s\S]*migrations\/1\.ts[\s\S]*migrations\/2\.ts|"a1"[\s\S]*migrations\/2\.ts[\s\S]*migrations\/1\.ts/,
  );
  const cycle = await limbeck(graph({ a1: '', b2: 'a1, d4', c3: 'b2', d4: 'c3', e5: 'd4' }), 'compile');
  refused(cycle, /b2[\s\S]*c3[\s\S]*d4/);
  assert.not.match(cycle.stderr, /migrations\/(?:a1|e5)\.ts/);
});

test('W25: an id that could be several says so, and lists them', async () => {
  refused(await limbeck(graph({ abc1: '', abd2: 'abc1' }), 'compile', '--to', 'ab'), /"ab"[\s\S]*abc1[\s\S]*abd2/);
});

test('W26: an id that the version table or the command line cannot hold is refused, and what is held is escaped', async () => {
  for (const id of ['x'.repeat(33), "rel'2", 'head', 'h h', 'base', 'a:b', '-1', 'a@b'])
    refused(
      await limbeck(
        folderWith({ 'migrations/1.ts': module('a1', null, TABLE).replace("'a1'", JSON.stringify(id)) }),
        'compile',
      ),
      /error\[LB\d+\][\s\S]*migrations\/1\.ts:4:/,
    );
});

test('W27: what no identifier is, is refused with a reason and no stack trace', async () => {
  const root = graph({ aaaa1: '', bbbb2: 'aaaa1', cccc3: 'bbbb2' });
  for (const to of ['aaaa1+1xyz', 'a:', ':b', 'a:b:c', 'aaaa1-99', 'aaaa1++1', 'nolabel@head', '@head', '+']) {
    const outcome = await limbeck(root, 'compile', '--to', to);
    // What could be a revision, but is none here, is no wrong usage.
    refused(outcome, /^error\[LB\d+\]/, ['aaaa1-99', 'nolabel@head'].includes(to) ? 1 : 2);
    assert.not.match(outcome.stderr, /\n {4}at /, to);
  }
});

test('W32: what PostgreSQL would refuse or a dialect lacks is refused', async () => {
  for (const body of [
    "op.createTable('foo', { id: t.integer(), b: t.boolean().default(0 as never) });",
    "op.dropIndex('ix', 'no_table');",
    `${TABLE} op.addColumn('fooo', 'n', t.integer());`,
  ])
    refused(await limbeck(project(body), 'compile'), /error\[LB\d+\][\s\S]*migrations\/1\.ts:8:/);
  for (const body of [
    "op.createSequence('s');",
    "op.comment({ table: 'foo' }, 'x');",
    `${TABLE} op.alterColumn('foo', 'v', { using: sql\`v\`, type: t.integer() });`,
  ]) {
    const { status, stdout, stderr } = await limbeck(project(body), 'compile', '--dialect', 'sqlite');
    // Either SQL that SQLite has, or a refusal.
    assert.not.match(stdout, /CREATE SEQUENCE|COMMENT ON|ALTER COLUMN/, body);
    if (status !== 0) assert.match(stderr, /error\[LB\d+\]/, body);
  }
});

test('W33: a new revision never takes the place of one that exists', async () => {
  const root = project(TABLE);
  const before = readFileSync(join(root, 'migrations/1.ts'), 'utf8');
  refused(await limbeck(root, 'revision', '-m', 'about a1', '--rev-id', 'a1'), /LB905.*a1 exists already/);
  assert.equal(readdirSync(join(root, 'migrations')), ['1.ts']);
  assert.is(readFileSync(join(root, 'migrations/1.ts'), 'utf8'), before);
});

test('W34: a script says what it is, where each statement comes from, what is lost, and which rollback belongs to it', async () => {
  const root = project(TABLE, "op.dropColumn('foo', 'v');");
  const text = await script(root, '--from', 'a1', '--allow', 'drop-column:foo.v');
  for (const part of [
    /^-- Limbeck plan: upgrade from a1 to b2$/m,
    /PostgreSQL, for psql; compiled by limbeck \d/,
    /^-- {3}1\. b2 {2}about b2$/m,
    /^-- DATA LOSS:\n-- {3}.*foo\.v \(b2\)\n-- {5}allowed by --allow/m,
    /^-- digest [0-9a-f]{64}$/m,
    /^-- migrations\/2\.ts:8 drop column foo\.v -- ACCESS EXCLUSIVE on foo: .* -- DATA LOSS: /m,
    /^-- END OF PLAN digest=[0-9a-f]{64} statements=1$/m,
  ])
    assert.match(text, part);
  assert.match(await script(root, '--from', 'b2', '--to', 'a1'), /ALTER TABLE foo ADD COLUMN v TEXT/);
});

test('W35: a version that is not supported is refused, and the search path can be pinned', async () => {
  const root = project(TABLE);
  refused(await limbeck(root, 'compile', '--dialect', 'postgresql@9'), /LB901.*13 to 18/s, 2);
  const pinned = folderWith({
    'limbeck.config.json': '{ "searchPath": ["app", "public"] }',
    'migrations/1.ts': module('a1', null, TABLE),
  });
  assert.match(await script(pinned), /^SET search_path = app, public;$/m);
});

test('W36: rows are inserted many at a time, and every type has its literals', async () => {
  const rows = Array.from({ length: 3000 }, (_, id) => ({ id }));
  const text = await script(project(`${TABLE}\n    op.bulkInsert('foo', ${JSON.stringify(rows)});`));
  const inserts = text.match(/^INSERT INTO foo/gm)?.length ?? 0;
  assert.ok(inserts >= 1 && inserts <= 30, `${inserts} statements for 3000 rows`);
  assert.is(text.slice(text.indexOf('INSERT INTO foo'), text.indexOf('-- version')).match(/\(\d+\)/g)?.length, 3000);
  const types = `op.createTable('all', { u: t.uuid(), j: t.jsonb(), a: t.array(t.integer()), b: t.binary(), i: t.interval(), d: t.date(), n: t.numeric(9, 2), z: t.timestamp({ timezone: true }) });
    op.bulkInsert('all', [{ u: '6f1c0a9b-7d21-4c3d-8a9b-1c2d3e4f5a6b', j: { a: [1] }, a: [1, 2], b: new Uint8Array([0, 255]), i: '1 day', d: '2026-01-02', n: '1.50', z: '2026-01-02T03:04:05Z' }]);`;
  const one = await script(project(types));
  assert.match(one, /INSERT INTO "all" \(u, j, a, b, i, d, n, z\) VALUES\s*\('6f1c0a9b-[^)]*1\.50/);
});

test.run();
