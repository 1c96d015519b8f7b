import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Diagnostic, Problem } from '../../src/diagnostics/diagnostic.ts';
import { configKeys } from '../../src/project/config-keys.ts';
import { crossCheck } from '../../src/project/cross-check.ts';
import { listMigrations, readText } from '../../src/project/files.ts';
import { loadProject } from '../../src/project/project.ts';
import { scan } from '../../src/project/scan.ts';
import { api, brief, calls, migrationFile, op, places, projectOf, tempProject } from './temp-project.ts';

async function problemOf(run: () => Promise<unknown>): Promise<string[]> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    for (const one of error.diagnostics) assert.ok(one.help, `${one.code} has help`);
    return error.diagnostics.map(brief);
  }
  return [];
}

const config = (body: string) =>
  `import { defineConfig } from 'limbeck';\nexport default defineConfig({\n  ${body}\n});\n`;

test('a folder with migrations works without configuration, also from within', async () => {
  const root = tempProject({ 'migrations/b.ts': migrationFile('b'), 'migrations/a.ts': migrationFile('a') });
  for (const cwd of [root, join(root, 'migrations')]) {
    const project = await loadProject({ cwd, api: async () => api });
    assert.is(project.config.root, root);
    assert.equal(project.config.migrations, ['migrations']);
    assert.equal(project.config.dialects, ['postgresql']);
    assert.is(project.config.versionTable, 'alembic_version');
    assert.is(project.config.constraintNames, 'written');
    assert.not('templates' in project.config);
    assert.equal(
      project.revisions.map(({ revision, file }) => `${revision} ${file}`),
      ['a migrations/a.ts', 'b migrations/b.ts'],
    );
    assert.equal(project.revisions[0]?.at.revision, { file: 'migrations/a.ts', line: 2, column: 38 });
    assert.ok(project.sourceOf('migrations/a.ts')?.includes('downRevision'));
  }
});

test('configuration: all notations, literal or computed', async () => {
  const settings =
    "migrations: 'db/', dialects: ['mysql', 'postgresql@15'], naming: { uq: 'uq_%(table_name)s' }, lockTimeout: '3s'";
  const files: Record<string, string> = {
    'limbeck.config.ts': config(settings),
    'limbeck.config.mts': `import { defineConfig } from 'limbeck'; const folder: string = 'db'; export default defineConfig({ ${settings.replace("'db/'", 'folder')} });`,
    'limbeck.config.js': `export default { ${settings} }`,
    'limbeck.config.mjs': `import { s } from './settings.js'; export default s;`,
    'limbeck.config.json':
      '{ "migrations": ["db"], "dialects": ["mysql", "postgresql@15"], "naming": { "uq": "uq_%(table_name)s" }, "lockTimeout": "3s" }',
  };
  for (const [file, text] of Object.entries(files)) {
    const project = await projectOf({
      [file]: text,
      'db/a.ts': migrationFile('a'),
      'settings.js': `export const s = { ${settings} }`,
    });
    assert.equal(project.diagnostics.map(brief), [], file);
    assert.equal({ ...project.config.naming }, { uq: 'uq_%(table_name)s' });
    assert.equal([...project.config.dialects], ['mysql', 'postgresql@15']);
    assert.is(project.config.lockTimeout, '3s');
    assert.is(project.revisions.length, 1, file);
  }
});

test('LB101, LB102, LB103: no project, no such configuration, two of them', async () => {
  const root = tempProject({ 'a.ts': '', 'limbek.config.ts': '' });
  assert.match(
    (await problemOf(() => loadProject({ cwd: root, api: async () => api })))[0] ?? '',
    /^LB101 no limbeck\.config\.ts and no folder "migrations"/,
  );
  assert.equal(await problemOf(() => loadProject({ cwd: root, api: async () => api, config: 'limbeck.config.ts' })), [
    'LB102 there is no configuration file "limbeck.config.ts"',
  ]);
  const two = tempProject({ 'limbeck.config.ts': '', 'limbeck.config.json': '' });
  assert.match(
    (await problemOf(() => loadProject({ cwd: two, api: async () => api })))[0] ?? '',
    /^LB103 .* holds both limbeck\.config\.ts and limbeck\.config\.json$/,
  );
});

test('LB104, LB108, LB112, LB130: configurations that cannot be read', async () => {
  const of = (file: string, text: string | Uint8Array) => problemOf(() => projectOf({ [file]: text }));
  assert.match((await of('limbeck.config.ts', 'export default 5'))[0] ?? '', /^LB104 limbeck\.config\.ts:1:1 /);
  assert.match((await of('limbeck.config.ts', 'export const a = 5'))[0] ?? '', /^LB104 /);
  assert.match((await of('limbeck.config.json', '[]'))[0] ?? '', /^LB104 /);
  assert.match(
    (await of('limbeck.config.json', '{\n  "migrations": x }'))[0] ?? '',
    /^LB108 limbeck\.config\.json:2:17 /,
  );
  assert.match((await of('limbeck.config.json', '{'))[0] ?? '', /^LB108 limbeck\.config\.json:1:2 /);
  assert.equal(await of('limbeck.config.json', new Uint8Array([123, 10, 32, 255, 125])), [
    'LB112 limbeck.config.json:2:2 limbeck.config.json is not valid UTF-8',
  ]);
  assert.match((await of('limbeck.config.ts', 'export default {\n a: = }'))[0] ?? '', /^LB130 limbeck\.config\.ts:2:5/);
  assert.match(
    (await of('limbeck.config.ts', 'export default { a: process.env.A }'))[0] ?? '',
    /^LB154 limbeck\.config\.ts:1:21/,
  );
});

test('LB106: a token of a naming convention that does not exist', async () => {
  const body = "naming: { pk: 'pk_%(table_name)s', uq: 'uq_%(tabel_name)s' }";
  const project = await projectOf({ 'limbeck.config.ts': config(body), 'migrations/a.ts': migrationFile('a') });
  assert.equal(project.diagnostics.map(brief), [
    'LB106 limbeck.config.ts:3:11 the naming convention "uq" has no token "tabel_name"',
  ]);
  assert.is(project.diagnostics[0]?.help, 'did you mean "table_name"?');
});

test('LB105 and LB106: settings, all of them at once', async () => {
  const body =
    "dialect: ['mysql'], zzz: 1, migrations: ['../x'], dialects: ['PG'], recursive: 'yes',\n  versionTable: '', naming: { xx: 'a' }, constraintNames: 'both', lockTimeout: 'soon', templates: '/t', searchPath: [1]";
  const project = await projectOf({ 'limbeck.config.ts': config(body), 'migrations/a.ts': migrationFile('a') });
  assert.equal(project.diagnostics.map(brief), [
    'LB105 limbeck.config.ts:3:3 there is no setting "dialect"',
    'LB105 limbeck.config.ts:3:23 there is no setting "zzz"',
    'LB106 limbeck.config.ts:3:43 "migrations" cannot be ["../x"]',
    'LB106 limbeck.config.ts:3:63 "dialects" cannot be ["PG"]',
    'LB106 limbeck.config.ts:3:82 "recursive" cannot be "yes"',
    'LB106 limbeck.config.ts:4:17 "versionTable" cannot be ""',
    'LB106 limbeck.config.ts:4:29 "naming" cannot be {"xx":"a"}',
    'LB106 limbeck.config.ts:4:59 "constraintNames" cannot be "both"',
    'LB106 limbeck.config.ts:4:80 "lockTimeout" cannot be "soon"',
    'LB106 limbeck.config.ts:4:99 "templates" cannot be "/t"',
    'LB106 limbeck.config.ts:4:117 "searchPath" cannot be [1]',
  ]);
  assert.is(project.diagnostics[0]?.help, 'did you mean "dialects"?');
  assert.equal(project.config.migrations, ['migrations'], 'a wrong setting falls back to its default');
  const json = await projectOf({
    'limbeck.config.json': '{\n  "recursve": true }',
    'migrations/a.ts': migrationFile('a'),
  });
  assert.equal(json.diagnostics.map(brief), ['LB105 limbeck.config.json:2:3 there is no setting "recursve"']);
});

test('the key "limbeck" of package.json is a configuration; other packages have nothing to do with it', async () => {
  const own = '{\n  "name": "shop",\n  "limbeck": { "migrations": "db", "lockTimout": "3s" }\n}';
  const project = await projectOf({ 'package.json': own, 'db/a.ts': migrationFile('a') });
  assert.equal(project.diagnostics.map(brief), ['LB105 package.json:3:36 there is no setting "lockTimout"']);
  assert.is(project.diagnostics[0]?.help, 'did you mean "lockTimeout"?');
  assert.is(project.revisions.length, 1);
  const other = '{ "name": "limbeck", "devDependencies": { "limbeck": "1" } }';
  const bare = await projectOf({ 'package.json': other, 'migrations/a.ts': migrationFile('a') });
  assert.equal([bare.diagnostics.length, bare.revisions.length], [0, 1]);
  const broken = await projectOf({ 'package.json': '{ "limbeck": ', 'migrations/a.ts': migrationFile('a') });
  assert.is(broken.revisions.length, 1, 'a broken package.json is for npm to report');
  assert.equal(await problemOf(() => projectOf({ 'package.json': '{ "limbeck": true }' })), [
    'LB104 package.json:1:1 "limbeck" in package.json does not hold an object of settings',
  ]);
  const both = tempProject({ 'limbeck.config.ts': '', 'package.json': '{ "limbeck": {} }' });
  assert.match(
    (await problemOf(() => loadProject({ cwd: both, api: async () => api })))[0] ?? '',
    /^LB103 .* holds both limbeck\.config\.ts and a "limbeck" in package\.json$/,
  );
});

test('LB109: an environment replaces settings, and is checked even when it is not asked for', async () => {
  const body = `versionTable: 'a', lockTimeout: '1s', environments: {
    staging: { versionTable: 'b', dialects: 'sqlite' },
    broken: { lockTimeout: 'soon', versionTabel: 'x', environments: {} },
  }`;
  const root = tempProject({ 'limbeck.config.ts': config(body), 'migrations/a.ts': migrationFile('a') });
  const load = (environment?: string) => loadProject({ cwd: root, api: async () => api, environment });
  const plain = await load();
  assert.equal([plain.config.versionTable, plain.config.environment], ['a', undefined]);
  assert.equal(plain.diagnostics.map(brief), [
    'LB106 limbeck.config.ts:5:28 "lockTimeout" cannot be "soon" in the environment "broken"',
    'LB105 limbeck.config.ts:5:36 there is no setting "versionTabel" in the environment "broken"',
    'LB105 limbeck.config.ts:5:55 there is no setting "environments" in the environment "broken"',
  ]);
  const { versionTable, dialects, lockTimeout, environment } = (await load('staging')).config;
  assert.equal([versionTable, dialects, lockTimeout, environment], ['b', ['sqlite'], '1s', 'staging']);
  assert.equal(await problemOf(() => load('stagin')), ['LB109 there is no environment "stagin"']);
  const none = tempProject({ 'migrations/a.ts': migrationFile('a') });
  assert.equal(await problemOf(() => loadProject({ cwd: none, api: async () => api, environment: 'x' })), [
    'LB109 there is no environment "x"',
  ]);
});

test('the type of a setting says what `limbeck explain config` says', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/dsl/config.ts'), 'utf8');
  const typed = [...source.matchAll(/\/\*\* (.*) \*\/\n {2}readonly (\w+)\?:/g)].map(([, doc, name]) => [name, doc]);
  assert.equal(
    typed,
    Object.entries(configKeys).map(([name, { doc }]) => [name, doc]),
  );
});

test('settings for new files: templates of names, time zones, hooks', async () => {
  const wrong: readonly (readonly [body: string, message: RegExp, help: RegExp])[] = [
    ["fileTemplate: '%(yaer)d_%(slug)s'", /no token "yaer"/, /"year"/],
    ["fileTemplate: '%(slug)d'", /cannot write slug as d/, /%\(year\)d/],
    ["fileTemplate: '%(year)d'", /the same name/, /%\(slug\)s/],
    ["fileTemplate: '100%_%(slug)s'", /begins no token/, /the tokens are/],
    ["fileTemplate: '../%(slug)s'", /makes no name/, /%\(rev\)s_/],
    ["fileTemplate: '_%(slug)s'", /makes no name/, /%\(rev\)s_/],
    ["fileTemplate: '%(year)d/%(slug)s'", /makes sub-folders/, /recursive: true/],
    ["timezone: 'Europe/Berln'", /"timezone" cannot be/, /'Europe\/Berlin'/],
    ['truncateSlugLength: 0', /"truncateSlugLength" cannot be 0/, /whole number/],
    ["postWriteHooks: ['']", /"postWriteHooks" cannot be/, /commands/],
    ["environments: { 'a b': {} }", /"environments" cannot be/, /for each name/],
  ];
  for (const [body, message, help] of wrong) {
    const { diagnostics } = await projectOf({
      'limbeck.config.ts': config(body),
      'migrations/a.ts': migrationFile('a'),
    });
    assert.is(diagnostics.length, 1, body);
    assert.match(brief(diagnostics[0] as Diagnostic), message);
    assert.match(diagnostics[0]?.help ?? '', help);
  }
  const fine =
    "fileTemplate: '%(year)d/%(rev)s', recursive: true, timezone: 'local', postWriteHooks: 'true', truncateSlugLength: 9";
  const { diagnostics, config: settings } = await projectOf({
    'limbeck.config.ts': config(fine),
    'migrations/a.ts': migrationFile('a'),
  });
  assert.equal([diagnostics, settings.postWriteHooks], [[], ['true']]);
});

test('LB107: a folder that is not there', async () => {
  const project = await projectOf({
    'limbeck.config.ts': config("migrations: ['migrations', 'more']"),
    'migrations/a.ts': migrationFile('a'),
  });
  assert.equal(project.diagnostics.map(brief), ['LB107 the migrations folder "more" does not exist']);
  assert.is(project.revisions.length, 1);
});

test('load order is the order of file names', () => {
  const names = [
    'b.ts',
    'a.ts',
    'B.mts',
    'ä.js',
    '10.mjs',
    '9.ts',
    '_x.ts',
    '.y.ts',
    'c.d.ts',
    'c.test.ts',
    'd.txt',
    'sub/0.ts',
    'sub/_no/1.ts',
    '_no/2.ts',
  ];
  const root = tempProject(Object.fromEntries(names.map((name) => [`m/${name}`, ''])));
  mkdirSync(join(root, 'm/folder.ts'));
  const list = (recursive: boolean) => listMigrations(root, ['m'], recursive).files.map((file) => file.slice(2));
  assert.equal(list(false), ['10.mjs', '9.ts', 'B.mts', 'a.ts', 'b.ts', 'ä.js']);
  assert.equal(list(true), ['sub/0.ts', '10.mjs', '9.ts', 'B.mts', 'a.ts', 'b.ts', 'ä.js']);
});

test('LB111 and LB112: files that cannot be read', async () => {
  const root = tempProject({
    'migrations/a.ts': migrationFile('a'),
    'migrations/b.ts': new Uint8Array([47, 47, 10, 0xc3, 0x28]),
    notafolder: '',
  });
  const project = await loadProject({ cwd: root, api: async () => api });
  assert.equal(project.diagnostics.map(brief), ['LB112 migrations/b.ts:2:1 migrations/b.ts is not valid UTF-8']);
  assert.match(brief(listMigrations(root, ['migrations/a.ts'], false).diagnostics[0] as never), /^LB107/);
  const missing = readText(root, 'migrations/z.ts');
  assert.is('diagnostic' in missing && brief(missing.diagnostic), 'LB111 migrations/z.ts cannot be read (ENOENT)');
  const replacement = await projectOf({ 'migrations/a.ts': migrationFile('a', '// \ufffd is a character, too') });
  assert.equal(replacement.diagnostics, []);
});

test('evaluates migrations; places are those of the file, with BOM, CRLF and 😀', async () => {
  const plain = migrationFile('a', "  /* 😀 */ op.addColumn('a');");
  const typed = migrationFile('b', "  const o: any = op;\n  /* 😀 */ o.addColumn('a' as string);");
  const project = await projectOf({
    'migrations/a.ts': `\ufeff${plain.replaceAll('\n', '\r\n')}`,
    'migrations/b.ts': `\ufeff${typed}`,
  });
  const { migrations, diagnostics } = await project.evaluate();
  assert.equal(diagnostics.map(brief), []);
  assert.equal([...migrations.keys()], ['a', 'b']);
  calls.length = 0;
  for (const one of migrations.values()) assert.ok(project.guard(() => one.upgrade(op as never)).ok);
  assert.equal(
    calls.map((raw) => project.locate(raw)),
    [
      { file: 'migrations/a.ts', line: 3, column: 15 },
      { file: 'migrations/b.ts', line: 4, column: 14 },
    ],
  );
});

test('evaluates only what is asked for', async () => {
  const project = await projectOf({
    'migrations/a.ts': migrationFile('a'),
    'migrations/b.ts': `throw 1;\n${migrationFile('b')}`,
  });
  const { migrations, diagnostics } = await project.evaluate(['a']);
  assert.equal([...migrations.keys()], ['a']);
  assert.equal(diagnostics, []);
});

test('what is refused is refused within upgrade, too, and in the modules that it uses', async () => {
  const project = await projectOf({
    'migrations/a.ts': migrationFile('a', '  now(op);', "\nimport { now } from './shared/clock';"),
    'migrations/shared/clock.ts': 'export function now(op: unknown) {\n  return Date.now();\n}',
  });
  const { migrations } = await project.evaluate();
  const result = project.guard(() => migrations.get('a')?.upgrade(op as never));
  assert.equal(result.ok ? [] : result.diagnostics.map(brief), [
    'LB150 migrations/shared/clock.ts:2:15 "Date.now" reads the clock',
  ]);
  assert.ok(project.sourceOf('migrations/shared/clock.ts')?.includes('Date.now'));
});

test('ten broken files give ten diagnostics', async () => {
  const files: Record<string, string> = {
    '0': migrationFile('x0').replace("'m'", "'m' 'm'"),
    '1': 'export default migration({ revision: ',
    '2': 'const a = 1;',
    '3': migrationFile('x3').replace('downRevision', 'downRevisoin'),
    '4': migrationFile('x4', '  const = 1;'),
    '5': migrationFile('x5', '', " import './nowhere';"),
    '6': migrationFile('x6', '', ' null.x;'),
    '7': migrationFile('x7', '', ' Date.now();'),
    '8': migrationFile('x8', '', " import { nothing } from 'limbeck'; nothing;"),
    '9': migrationFile('x9').replace("import { migration, t, sql } from 'limbeck'", 'const migration = (x) => x'),
    good: migrationFile('good'),
  };
  const project = await projectOf(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`migrations/${name}.ts`, text])),
  );
  assert.equal(places(project.diagnostics), [
    'LB130 migrations/0.ts:2:77',
    'LB130 migrations/1.ts:1:38',
    'LB120 migrations/2.ts:1:1',
    'LB126 migrations/3.ts:2:44',
    'LB123 migrations/3.ts:2:26',
  ]);
  const { migrations, diagnostics } = await project.evaluate();
  assert.equal(places(diagnostics), [
    'LB130 migrations/4.ts:3:9',
    'LB134 migrations/5.ts:1:53',
    'LB136 migrations/8.ts:1:55',
    'LB138 migrations/6.ts:1:51',
    'LB150 migrations/7.ts:1:51',
    'LB141 migrations/9.ts:2:38',
  ]);
  for (const one of [...project.diagnostics, ...diagnostics]) assert.ok(one.help, one.code);
  assert.equal([...migrations.keys()], ['good']);
});

test('LB127: what is read is what runs', async () => {
  const { scanned: one } = scan(
    'm.ts',
    "export default migration({ revision: 'a', downRevision: 'b', message: 'm', upgrade(op) {} });",
  );
  if (one === undefined) return assert.unreachable();
  assert.equal(crossCheck(one, { ...one }), []);
  assert.equal(crossCheck(one, { ...one, revision: 'z', downRevision: [], created: 'now' }).map(brief), [
    'LB127 m.ts:1:38 "revision" of m.ts reads "a" but is "z" when the file is run',
    'LB127 m.ts:1:57 "downRevision" of m.ts reads ["b"] but is [] when the file is run',
    'LB127 m.ts:1:26 "created" of m.ts reads nothing but is "now" when the file is run',
  ]);
  const source = `import { migration as real } from 'limbeck';\nconst migration = (x) => real({ ...x, message: 'other' });\n${migrationFile('a').split('\n').slice(1).join('\n')}`;
  const { diagnostics } = await (await projectOf({ 'migrations/a.ts': source })).evaluate();
  assert.equal(diagnostics.map(brief), [
    'LB127 migrations/a.ts:3:72 "message" of migrations/a.ts reads "m" but is "other" when the file is run',
  ]);
});

test.run();
