import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { folderWith, limbeck, module } from './run-main.ts';

const users = module('a1', null, "op.createTable('users', { id: t.integer().primaryKey(), name: t.text() });");
const email = module('b2', 'a1', "op.addColumn('users', 'email', t.string(255));");
const chain = { 'migrations/1_a1.ts': users, 'migrations/2_b2.ts': email };

test('prints a whole script and nothing else', async () => {
  const { status, stdout, stderr } = await limbeck(folderWith(chain), 'compile');
  assert.is(status, 0);
  assert.is(stderr, '');
  assert.match(stdout, /^\\if true \\set ON_ERROR_STOP on\n/);
  assert.match(stdout, /\n-- END OF PLAN digest=[0-9a-f]{64} statements=2\n\\endif\n$/);
  assert.match(stdout, /ALTER TABLE users ADD COLUMN email VARCHAR\(255\);/);
});

test('the same project gives the same bytes', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => limbeck(folderWith(chain), 'compile')));
  assert.is(new Set(runs.map((one) => one.stdout)).size, 1);
});

test('the direction follows from the revisions, and the way back is derived', async () => {
  const root = folderWith(chain);
  const allow = ['--allow', 'drop-column:users.email'];
  const down = await limbeck(root, 'compile', '--from', 'head', '--to', '-1', ...allow);
  assert.is(down.status, 0);
  assert.match(down.stdout, /downgrade from b2 to a1/);
  assert.match(
    down.stdout,
    /DATA LOSS:\n-- {3}all values of column users\.email \(b2\)\n-- {5}allowed by --allow drop-column:users\.email\n/,
  );
  assert.match(down.stdout, /ALTER TABLE users DROP COLUMN email;/);
  for (const argv of [
    ['compile', '--from=head', '--to=-1'],
    ['downgrade', 'head:-1'],
    ['downgrade', 'b2:a1', '--sql'],
  ]) {
    assert.is((await limbeck(root, ...argv, ...allow)).stdout, down.stdout, argv.join(' '));
  }
});

test('upgrade and downgrade require their direction', async () => {
  const root = folderWith(chain);
  const up = await limbeck(root, 'compile', '--from', 'a1', '--to', 'head');
  assert.is((await limbeck(root, 'upgrade', 'a1:head', '--sql')).stdout, up.stdout);
  assert.is((await limbeck(root, 'upgrade', 'head')).stdout, (await limbeck(root, 'compile')).stdout);
  const wrong: readonly (readonly [line: string, status: number])[] = [
    ['upgrade b2:a1', 1],
    ['downgrade a1:b2', 1],
    ['downgrade b2', 2],
    ['upgrade a:b:c', 2],
    ['compile --from b2 --to b2', 1],
  ];
  for (const [line, expected] of wrong) {
    const { status, stdout, stderr } = await limbeck(root, ...line.split(' '));
    assert.equal([line, status, stdout], [line, expected, '']);
    assert.match(stderr, /^error\[LB\d+\]: .*\n[\s\S]* {2}help: /);
  }
});

test('--json prints the plan', async () => {
  const { status, stdout } = await limbeck(folderWith(chain), 'compile', '--from', 'a1', '--json');
  assert.is(status, 0);
  const plan = JSON.parse(stdout);
  assert.match(plan.digest, /^[0-9a-f]{64}$/);
  assert.equal(
    { ...plan, digest: '' },
    {
      from: ['a1'],
      to: ['b2'],
      direction: 'upgrade',
      dialect: 'postgresql',
      digest: '',
      steps: [
        {
          revision: 'b2',
          message: 'about b2',
          versionTable: [{ update: ['a1', 'b2'] }],
          statements: [
            {
              sql: 'ALTER TABLE users ADD COLUMN email VARCHAR(255)',
              transactional: true,
              operation: 'addColumn',
              source: { file: 'migrations/2_b2.ts', line: 8, column: 8 },
              locks: [{ object: 'users', mode: 'ACCESS EXCLUSIVE', blocks: 'reads and writes' }],
              rewrites: [],
              scans: [],
              losesData: false,
            },
          ],
        },
      ],
      dataLoss: [],
      diagnostics: [],
    },
  );
});

test('the plan for machines says what is unknown, and what a rewrite depends on', async () => {
  const up =
    "op.execute(sql`CALL tidy()`, { down: null }); op.addColumn('users', 'code', t.text().default(sql`make_code()`));";
  const files = { ...chain, 'migrations/2_b2.ts': module('b2', 'a1', up) };
  const argv = ['compile', '--from', 'a1', '--json'];
  const [called, added] = JSON.parse((await limbeck(folderWith(files), ...argv)).stdout).steps[0].statements;
  assert.equal([called.locks, called.rewrites, called.scans], [null, null, null]);
  assert.equal([added.rewrites, added.rewritesIf], [['users'], ['make_code() is volatile']]);
});

test('a database between two revisions may have what an earlier one makes', async () => {
  const files = {
    ...chain,
    'migrations/2_b2.ts': module('b2', 'a1', "op.createTable('fresh', { id: t.integer() });"),
    'migrations/3_c3.ts': module('c3', 'b2', "op.addColumn('fresh', 'more', t.text());"),
  };
  const locks = async (...more: readonly string[]): Promise<readonly unknown[]> => {
    const { stdout } = await limbeck(folderWith(files), 'compile', '--from', 'a1', '--json', ...more);
    return JSON.parse(stdout).steps[1].statements[0].locks;
  };
  assert.equal(await locks(), []);
  assert.equal(await locks('--idempotent'), [
    { object: 'fresh', mode: 'ACCESS EXCLUSIVE', blocks: 'reads and writes' },
  ]);
});

test('SQLite locks the whole database: no statement has locks of its own', async () => {
  const { stdout } = await limbeck(folderWith(chain), 'compile', '--from', 'a1', '--json', '--dialect', 'sqlite');
  const [statement] = JSON.parse(stdout).steps[0].statements;
  assert.equal([statement.locks, statement.rewrites, statement.scans], [[], [], []]);
});

test('the plan for machines names the condition of a statement', async () => {
  const text = module('b2', 'a1', "op.when(exists.table('old'), (o) => o.dropTable('old'));");
  const files = { ...chain, 'migrations/2_b2.ts': text.replace('import { check', 'import { exists, check') };
  const argv = ['compile', '--from', 'a1', '--json', '--allow', 'drop-table:old'];
  const { stdout } = await limbeck(folderWith(files), ...argv);
  const statements: readonly { operation: string; when?: string; losesData: boolean; sql: string }[] =
    JSON.parse(stdout).steps[0].statements;
  assert.equal(
    statements.map(({ operation, when, losesData }) => [operation, when, losesData]),
    [
      ['when', undefined, false],
      ['dropTable', 'table old exists', true],
    ],
  );
  assert.match(statements[0]?.sql ?? '', /^SELECT EXISTS \(/);
});

test('SQL in a condition is parsed, and its mistake is shown at its place', async () => {
  for (const body of [
    'op.when(sql`SELECT a FROM FROM users`, (o) => o.execute(sql`SELECT 1`));',
    "op.assert(sql`SELECT a FROM FROM users`, 'no');",
    'op.when(sql`SELECT true`, (o) => o.execute(sql`SELECT a FROM FROM users`));',
  ]) {
    const files = { ...chain, 'migrations/2_b2.ts': module('b2', 'a1', body) };
    const { status, stderr, stdout } = await limbeck(folderWith(files), 'compile', '--from', 'a1');
    assert.equal([status, stdout], [1, '']);
    assert.match(stderr, /error\[LB601\]: syntax error at or near "FROM"/);
    const column = body.indexOf('FROM users`') + 5;
    assert.match(stderr, new RegExp(`migrations/2_b2\\.ts:8:${column}\\n`), stderr);
  }
  const two = "op.assert(sql`true) IS TRUE; DROP TABLE users; SELECT (true`, 'no');";
  const { stderr } = await limbeck(folderWith({ ...chain, 'migrations/2_b2.ts': module('b2', 'a1', two) }), 'compile');
  assert.match(stderr, /error\[LB602\]: assert gives 3 statements where one is expected/);
});

test('--out writes a file whole, and no file when something is wrong', async () => {
  const root = folderWith(chain);
  const good = await limbeck(root, 'compile', '--out', 'deep/plan.sql');
  assert.equal([good.status, good.stdout, good.stderr], [0, '', '']);
  assert.is(readFileSync(join(root, 'deep/plan.sql'), 'utf8'), (await limbeck(root, 'compile')).stdout);
  const bad = await limbeck(root, 'compile', '--to', 'nowhere', '-o', 'bad.sql');
  assert.is(bad.status, 1);
  assert.not(existsSync(join(root, 'bad.sql')));
});

test('ten broken files give ten diagnostics in one run', async () => {
  const broken: Readonly<Record<string, string>> = {
    'migrations/01.ts': module('a01', null, 'op.createTable('),
    'migrations/02.ts': module('a02', 'a01', "throw new Error('no');"),
    'migrations/03.ts':
      "import { migration } from 'limbeck';\nmigration({ revision: 'a03', downRevision: 'a02', message: '', upgrade() {} });\n",
    'migrations/04.ts': module('a04', 'a03', '').replace("'a04'", "'a' + '04'"),
    'migrations/05.ts': module('a05', 'a04', '').replace('upgrade(op)', 'async upgrade(op)'),
    'migrations/06.ts': `import fs from 'node:fs';\n${module('a06', 'a05', 'fs.readFileSync("x");')}`,
    'migrations/07.ts': module('a07', 'a06', 'op.execute(sql`SELECT ${Math.random()}`);'),
    'migrations/08.ts': module('a08', 'a07', "op.execute('SELECT 1');"),
    'migrations/09.ts': module('a09', 'a08', "op.addColumn('x', 'y', 'integer');"),
    'migrations/10.ts': module('a10', 'a09', "op.bulkInsert('x', [{ a: undefined }]);"),
  };
  const { status, stdout, stderr } = await limbeck(folderWith(broken), 'compile');
  assert.equal([status, stdout], [1, '']);
  const places = [...stderr.matchAll(/^(?:error)\[(LB\d+)\]: .*\n {2}migrations\/(\d+)\.ts:\d+:\d+$/gm)].map(
    (one) => one[2],
  );
  assert.equal(places.sort(), ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10']);
  assert.match(stderr, /\n10 errors\n$/);
});

test('a mistake in the SQL of an author is shown in his template', async () => {
  const body = 'op.execute(sql`\n      UPDATE users SET name = ${"x"}\n      WHER id = 1`);';
  const { status, stderr } = await limbeck(
    folderWith({ ...chain, 'migrations/3_c3.ts': module('c3', 'b2', body) }),
    'compile',
  );
  assert.is(status, 1);
  assert.match(
    stderr,
    /^error\[LB601\]: syntax error at or near "WHER" in the SQL of execute\n {2}migrations\/3_c3\.ts:10:7\n/,
  );
});

test('a mistake in the schema is shown at the call, with the nearest name', async () => {
  const files = { ...chain, 'migrations/3_c3.ts': module('c3', 'b2', "op.addColumn('user', 'phone', t.string(32));") };
  const { stderr } = await limbeck(folderWith(files), 'compile');
  assert.is(
    stderr,
    [
      'error[LB402]: no table "user" at this point in the chain',
      '  migrations/3_c3.ts:8:8',
      '  7 │   upgrade(op) {',
      "  8 │     op.addColumn('user', 'phone', t.string(32));",
      '    │        ^',
      '  help: did you mean "users"?',
      '',
    ].join('\n'),
  );
});

test('what has no inverse says so at its line', async () => {
  const files = {
    ...chain,
    'migrations/3_c3.ts': module('c3', 'b2', 'op.execute(sql`UPDATE users SET name = NULL`);'),
  };
  const root = folderWith(files);
  assert.is((await limbeck(root, 'compile')).status, 0);
  const down = await limbeck(root, 'compile', '--from', 'head', '--to', 'base');
  assert.equal([down.status, down.stdout], [1, '']);
  assert.match(down.stderr, /error\[LB430\]: revision c3 has no way back here: .*\n {2}migrations\/3_c3\.ts:8:8/);
});

test('irreversible() says why, and a downgrade that does not lead back is a warning', async () => {
  const files = {
    ...chain,
    'migrations/3_c3.ts': module(
      'c3',
      'b2',
      "op.dropColumn('users', 'name');",
      "downgrade: irreversible('the names are gone'),",
    ),
  };
  const down = await limbeck(folderWith(files), 'compile', '--from', 'head', '--to', 'b2');
  assert.match(down.stderr, /error\[LB432\]: revision c3 cannot be undone: the names are gone/);
  const written = {
    ...chain,
    'migrations/3_c3.ts': module(
      'c3',
      'b2',
      "op.dropColumn('users', 'name');",
      "downgrade(op) { op.addColumn('users', 'name', t.string(10)); },",
    ),
  };
  const back = await limbeck(folderWith(written), 'compile', '--from', 'head', '--to', 'b2');
  assert.is(back.status, 0);
  assert.match(
    back.stderr,
    /warning\[LB431\]: the downgrade of c3 does not lead back: column "name" of "users" differs/,
  );
});

test('a plain script refuses what cannot run in a transaction', async () => {
  const body = "op.createIndex('ix', 'users', ['name'], { concurrently: true });";
  const root = folderWith({ ...chain, 'migrations/3_c3.ts': module('c3', 'b2', body) });
  assert.is((await limbeck(root, 'compile')).status, 0);
  const { status, stdout, stderr } = await limbeck(root, 'compile', '--client', 'plain');
  assert.equal([status, stdout], [1, '']);
  assert.match(stderr, /LB551[\s\S]*--client psql/);
});

test('wrong usage is status 2, and says so on standard error only', async () => {
  const root = folderWith(chain);
  for (const argv of [['compile', '--form', 'a1'], ['comple'], ['show'], ['revision']]) {
    const { status, stdout, stderr } = await limbeck(root, ...argv);
    assert.equal([argv.join(' '), status, stdout], [argv.join(' '), 2, '']);
    assert.ok(stderr.length > 0);
  }
  for (const argv of [
    ['compile', '--dialect', 'postgres'],
    ['compile', '--client', 'pgadmin'],
    ['compile', '--transaction', 'x'],
    ['compile', '--dialect', 'postgresql@9'],
    ['compile', '--lock-timeout', 'soon'],
    ['compile', '--lock-retries', 'often'],
  ]) {
    const { status, stdout, stderr } = await limbeck(root, ...argv);
    assert.equal([argv.join(' '), status, stdout], [argv.join(' '), 2, '']);
    assert.match(stderr, /^error\[LB90[17]\]/);
  }
  // The same in the configuration is an error of the project.
  for (const dialect of ['postgres', 'postgresql@9']) {
    const other = folderWith({ ...chain, 'limbeck.config.json': JSON.stringify({ dialects: [dialect] }) });
    const { status, stderr } = await limbeck(other, 'compile');
    assert.equal([dialect, status], [dialect, 1]);
    assert.match(stderr, /^error\[LB106\]: "dialects" cannot have "postgres/);
  }
});

test('outside of a project, it says how to begin', async () => {
  const { status, stderr } = await limbeck(folderWith(), 'compile');
  assert.is(status, 1);
  assert.match(stderr, /limbeck init/);
});

test('the search path, time-outs and version table of the configuration reach the script', async () => {
  const config = {
    searchPath: ['App', 'public'],
    lockTimeout: '2s',
    statementTimeout: '1min',
    versionTable: 'Versions',
    versionTableSchema: 'meta',
  };
  const { stdout } = await limbeck(folderWith({ ...chain, 'limbeck.config.json': JSON.stringify(config) }), 'compile');
  assert.match(stdout, /SET lock_timeout = '2s';\nSET statement_timeout = '1min';\nSET search_path = "App", public;/);
  assert.match(stdout, /CREATE TABLE IF NOT EXISTS meta\."Versions" \(/);
});

test('rows come from a JSON file of the project', async () => {
  const root = folderWith({
    'migrations/data/roles.json': '[{ "id": 1, "name": "it\'s" }, { "id": 2, "name": null }]',
    'migrations/1.ts': `import roles from './data/roles.json' with { type: 'json' };
${module('a1', null, "op.createTable('role', { id: t.integer(), name: t.text() });\n    op.bulkInsert('role', roles);")}`,
  });
  const { stdout, stderr } = await limbeck(root, 'compile');
  assert.is(stderr, '');
  assert.match(stdout, /INSERT INTO role \(id, name\) VALUES \(1, 'it''s'\), \(2, NULL\);/);
});

test('lock time-outs by class, and retries, are taken whole and refused where a part is wrong', async () => {
  const right = folderWith({
    'migrations/1.ts': module('a1', null, ''),
    'limbeck.config.json': '{ "lockTimeout": { "reads": "2s" }, "lockRetries": { "pause": "3s" } }',
  });
  const { stdout } = await limbeck(right, 'compile');
  assert.match(stdout, /^SET lock_timeout = '5s';$/m);
  for (const setting of ['"lockTimeout": { "reeds": "2s" }', '"lockRetries": { "attempts": -1 }', '"lockRetries": 3']) {
    const root = folderWith({ 'migrations/1.ts': module('a1', null, ''), 'limbeck.config.json': `{ ${setting} }` });
    const { status, stderr } = await limbeck(root, 'compile');
    assert.is(status, 1);
    assert.match(stderr, /LB106.*"lock(Timeout|Retries)" cannot be/);
  }
});

test.run();
