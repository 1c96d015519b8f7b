/** graph, doctor, current, edit, list-templates and completion, as a user runs them. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { dialects } from '../../src/dialects/index.ts';
import { drawGraph } from '../../src/report/graph-drawing.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const branched = {
  'migrations/1.ts': module('a1a1', null, "op.createTable('t', { id: t.integer() });"),
  'migrations/2.ts': module('b2b2', 'a1a1', ''),
  'migrations/3.ts': module('c3c3', 'a1a1', ''),
};

const node = (id: string, parents: readonly string[], dependsOn: readonly string[] = []) => ({
  id,
  parents,
  dependsOn,
  title: id,
});

test('a graph is drawn with a lane for each line', () => {
  const merge = [node('m', ['a', 'b', 'c']), node('a', ['x']), node('b', ['x']), node('c', ['x']), node('x', [])];
  assert.is(
    drawGraph(merge, 'text'),
    ['●  m', '├─┬─╮', '● │ │  a', '│ ● │  b', '│ │ ●  c', '├─┴─╯', '●  x', ''].join('\n'),
  );
  const heads = [
    node('h1', ['p']),
    node('h2', ['q']),
    node('p', ['r']),
    node('h3', ['r'], ['q']),
    node('q', ['r']),
    node('r', []),
    node('s', []),
  ];
  assert.is(
    drawGraph(heads, 'text'),
    ['●  h1', '│ ●  h2', '● │  p', '│ │ ●  h3 (needs q)', '│ ● │  q', '├─┴─╯', '●  r', '●  s', ''].join('\n'),
  );
});

test('the languages of drawing tools take hostile messages', () => {
  const hostile = [node('b', ['a'], ['a']), { ...node('a', []), title: 'a, <b> "q" & \\ \u2028' }];
  assert.match(
    drawGraph(hostile, 'mermaid'),
    /^flowchart BT\n {2}r0\["b"\]\n {2}r1\["a, &lt;b&gt; &quot;q&quot; &amp; \\/,
  );
  assert.match(drawGraph(hostile, 'mermaid'), /r0 --> r1\n {2}r0 -\.-> r1\n$/);
  assert.match(drawGraph(hostile, 'dot'), /"a" \[label="a, <b> \\"q\\" & \\\\ /);
  assert.match(drawGraph(hostile, 'dot'), /"b" -> "a" \[style=dashed\];\n\}\n$/);
  const svg = drawGraph(hostile, 'svg');
  assert.match(svg, /^<svg xmlns=[\s\S]*stroke-dasharray[\s\S]*a, &lt;b&gt; "q" &amp; [\s\S]*<\/svg>\n$/);
});

test('graph draws a project, or a range of it', async () => {
  const root = folderWith(branched);
  const { stdout } = await limbeck(root, 'graph');
  assert.match(
    stdout,
    /^●\s+b2b2 \(head\), about b2b2\n│ ●\s+c3c3 \(head\), about c3c3\n├─╯\n●\s+a1a1 \(branch point\)/,
  );
  assert.is((await limbeck(root, 'graph', '-r', 'b2b2:', '--format', 'mermaid')).stdout.match(/r\d\[/g)?.length, 1);
  const wrong = await limbeck(root, 'graph', '--format', 'png');
  assert.equal([wrong.status, wrong.stdout], [2, '']);
  assert.match(wrong.stderr, /LB907.*png[\s\S]*text, mermaid, dot, svg/);
  await limbeck(root, 'graph', '--format', 'svg', '--out', 'graph.svg');
  assert.match(readFileSync(join(root, 'graph.svg'), 'utf8'), /^<svg /);
});

test('doctor says everything at once, and mends what is safe', async () => {
  const healthy = await limbeck(folderWith({ 'migrations/1.ts': branched['migrations/1.ts'] }), 'doctor');
  assert.equal([healthy.status, healthy.stdout, healthy.stderr], [0, '1 revision: nothing is wrong\n', '']);

  const root = folderWith({
    ...branched,
    'migrations/4.ts': module('d4d4', 'c3c3', "op.dropTable('u');"),
  });
  const sick = await limbeck(root, 'doctor');
  assert.equal([sick.status, sick.stdout], [1, '']);
  assert.match(sick.stderr, /LB918[\s\S]*2 heads: b2b2, d4d4[\s\S]*limbeck merge -m "merge heads" b2b2 d4d4/);
  assert.match(sick.stderr, /LB402[\s\S]*no table "u"/);

  writeFileSync(join(root, 'migrations/4.ts'), module('d4d4', 'c3c3', ''));
  const mended = await limbeck(root, 'doctor', '--fix');
  assert.is(mended.status, 0, mended.stderr);
  assert.match(mended.stdout, /^wrote migrations\/[0-9a-f]{12}_merge_heads\.ts: it joins b2b2 and d4d4\n/);
  assert.is((await limbeck(root, 'doctor')).stdout, '5 revisions: nothing is wrong\n');

  const broken = folderWith({
    'migrations/1.ts': module('a1a1', null, ''),
    'migrations/2.ts': module('a1a1', null, ''),
    'migrations/3.ts': module('c3c3', 'gone', ''),
    'migrations/4.ts': 'export default 1;\n',
    'limbeck.config.json': '{ "dialect": ["postgresql"] }',
  });
  const all = await limbeck(broken, 'doctor', '--json');
  assert.is(all.status, 1);
  const codes = JSON.parse(all.stdout).diagnostics.map((one: { code: string }) => one.code);
  for (const code of ['LB201', 'LB202']) assert.ok(codes.includes(code), `${code} in ${codes}`);
  assert.ok(
    codes.some((one: string) => /^LB1[02]/.test(one)),
    codes.join(),
  );
});

test('branches with labels may stay apart', async () => {
  const root = folderWith({
    ...branched,
    'migrations/3.ts': module('c3c3', 'a1a1', '', "branchLabels: ['side'],"),
  });
  assert.is((await limbeck(root, 'doctor')).status, 0);
});

test('current reads the rows out of a dump', async () => {
  const dumps: Readonly<Record<string, string>> = {
    copy: 'COPY public.alembic_version (version_num) FROM stdin;\nb2b2\nc3c3\n\\.\n',
    insert:
      "INSERT INTO public.alembic_version VALUES ('b2b2');\nINSERT INTO public.\"alembic_version\" (version_num) VALUES ('c3c3');\n",
    'multi-row': "INSERT INTO public.alembic_version VALUES\n\t('b2b2'),\n\t('c3c3');\n",
    windows: 'COPY public.alembic_version (version_num) FROM stdin;\r\nb2b2\r\nc3c3\r\n\\.\r\n',
    // What stands in the rows of another table is no SQL.
    text: "COPY public.log (line) FROM stdin;\nINSERT INTO alembic_version VALUES ('a1a1');\n\\.\nCOPY public.alembic_version (version_num) FROM stdin;\nb2b2\nc3c3\n\\.\n",
    sqlserver:
      "INSERT INTO [dbo].[alembic_version] VALUES (N'b2b2');\nINSERT INTO [dbo].[alembic_version] VALUES (N'c3c3');\n",
    mysql: "INSERT INTO `alembic_version` VALUES ('b2b2'),('c3c3');\n",
    empty: 'CREATE TABLE public.alembic_version (\n);\nCOPY public.other (a) FROM stdin;\nb2b2\n\\.\n',
    other: 'COPY public.alembic_version_old (version_num) FROM stdin;\nb2b2\n\\.\n',
    schema: 'CREATE TABLE public.alembic_version (\n);\n',
    tenants:
      'COPY a.alembic_version (version_num) FROM stdin;\nb2b2\n\\.\nCOPY b.alembic_version (version_num) FROM stdin;\na1a1\n\\.\n',
    odd: 'INSERT INTO alembic_version SELECT version_num FROM other;\n',
    cut: 'COPY public.alembic_version (version_num) FROM stdin;\nb2b2\n',
    custom: 'PGDMP\u0001\u000e',
    unknown: 'COPY public.alembic_version (version_num) FROM stdin;\nb2b3\n\\.\n',
  };
  const files = Object.entries(dumps).map(([name, text]) => [`${name}.sql`, text] as const);
  const root = folderWith({ ...branched, ...Object.fromEntries(files) });
  for (const name of ['copy', 'insert', 'multi-row', 'windows', 'text', 'sqlserver', 'mysql']) {
    const { stdout } = await limbeck(root, 'current', '--snapshot', `${name}.sql`);
    assert.is(stdout, 'b2b2 (head), about b2b2\nc3c3 (head), about c3c3\n', name);
  }
  assert.is((await limbeck(root, 'current', '--snapshot', 'empty.sql')).stdout, 'base (no row)\n');
  for (const [name, code] of [
    ['other', /LB909[\s\S]*no table alembic_version/],
    ['unknown', /LB916[\s\S]*"b2b3"[\s\S]*did you mean "b2b2"/],
    ['missing', /LB909[\s\S]*cannot be read: there is no such file/],
    ['schema', /LB909.*no row of any table[\s\S]*with its rows/],
    ['tenants', /LB909.*has a\.alembic_version and b\.alembic_version[\s\S]*versionTableSchema/],
    ['odd', /LB909.*cannot be read/],
    ['cut', /LB909.*ends in the middle of rows/],
    ['custom', /LB909.*format of its own[\s\S]*plain text/],
  ] as const) {
    const { status, stdout, stderr } = await limbeck(root, 'current', '--snapshot', `${name}.sql`);
    assert.equal([status, stdout], [1, '']);
    assert.match(stderr, code);
  }
  assert.equal(JSON.parse((await limbeck(root, 'current', '--json')).stdout), {
    query: 'SELECT version_num FROM alembic_version;',
  });
  assert.is((await limbeck(root, 'current')).stdout, 'SELECT version_num FROM alembic_version;\n');
});

test('edit runs the editor on the module', async () => {
  const root = folderWith(branched);
  const editor = join(root, 'editor.sh');
  writeFileSync(editor, '#!/bin/sh\necho "// $1" >> "$2"\n');
  chmodSync(editor, 0o755);
  const { VISUAL, EDITOR } = process.env;
  try {
    delete process.env.VISUAL;
    process.env.EDITOR = `${editor} seen`;
    assert.is((await limbeck(root, 'edit', 'b2')).status, 0);
    assert.match(readFileSync(join(root, 'migrations/2.ts'), 'utf8'), /\/\/ seen\n$/);
    process.env.EDITOR = 'no-such-editor-here';
    assert.match((await limbeck(root, 'edit', 'b2b2')).stderr, /LB917/);
    delete process.env.EDITOR;
    assert.match((await limbeck(root, 'edit', 'b2b2')).stderr, /LB917[\s\S]*EDITOR=vi/);
  } finally {
    if (VISUAL !== undefined) process.env.VISUAL = VISUAL;
    if (EDITOR !== undefined) process.env.EDITOR = EDITOR;
  }
});

test('what only scripts of PostgreSQL can do is refused for every other dialect, and not passed over', async () => {
  const root = folderWith({ 'migrations/a.ts': module('a1', null, "op.createTable('t', { id: t.integer() });") });
  for (const { name, title } of dialects.filter((one) => one.name !== 'postgresql')) {
    for (const option of [['--lock-retries', '2'], ['--idempotent'], ['--rollback']]) {
      const { status, stdout, stderr } = await limbeck(root, 'compile', '--dialect', name, ...option);
      assert.equal([status, stdout], [2, ''], `${name} ${option.join(' ')}`);
      assert.match(stderr, `LB907]: ${option[0]} is not there for ${title}`);
    }
  }
});

test('types shows what each dialect makes of each word, by version', async () => {
  const { stdout } = await limbeck(folderWith(), 'types');
  const [head = '', ...rows] = stdout.trimEnd().split('\n');
  assert.equal(
    head.trim().split(/ {2,}/),
    dialects.map((one) => one.name),
  );
  for (const row of rows) assert.is(row.split(/ {2,}/).length, dialects.length + 1, row);
  assert.match(stdout, /^t\.boolean\(\)\.default\(true\) +BOOLEAN DEFAULT true /m);
  const { types } = JSON.parse((await limbeck(folderWith(), 'types', 'postgresql', 'postgresql@18', '--json')).stdout);
  assert.equal(
    types.find(({ word }: { word: string }) => word === 't.integer().computed(sql`1 + 1`)'),
    {
      word: 't.integer().computed(sql`1 + 1`)',
      postgresql: null,
      'postgresql@18': 'INTEGER GENERATED ALWAYS AS (1 + 1) VIRTUAL',
    },
  );
  const wrong = await limbeck(folderWith(), 'types', 'postgres');
  assert.is(wrong.status, 2);
  assert.match(wrong.stderr, /LB901.*\n.*did you mean "postgresql"/);
});

test('list-templates says which are the project’s own', async () => {
  const root = folderWith({
    ...branched,
    'limbeck.config.json': '{ "templates": "mine" }',
    'mine/migration.ts.mustache': '',
  });
  const { stdout } = await limbeck(root, 'list-templates');
  assert.match(stdout, /^migration\.ts\.mustache +mine\/migration\.ts\.mustache\n/);
  assert.match(stdout, /script\.postgresql\.psql\.sql\.mustache +built in\n/);
  const { templates } = JSON.parse((await limbeck(root, 'list-templates', '--json')).stdout);
  assert.equal(templates.slice(0, 2), [
    { name: 'migration.ts.mustache', file: 'mine/migration.ts.mustache' },
    { name: 'baseline.ts.mustache', file: null },
  ]);
});

test.run();
