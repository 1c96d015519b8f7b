/** Everything that can be wrong with a project's graph, told at once and mended where it is safe. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { applyRepair } from '../../src/cli/apply-repair.ts';
import { main } from '../../src/cli/main.ts';
import { noTerminal } from '../../src/cli/terminal.ts';
import { folderWith, limbeck, module } from './run-main.ts';

/** `LB202 migrations/3.ts:5`, for each error and warning, sorted. */
function said(stderr: string): string[] {
  return [...stderr.matchAll(/^(?:error|warning)\[(LB\d+)\].*\n(?: {2}(\S+?):(\d+):\d+)?/gm)]
    .map(([, code, file, line]) => `${code} ${file ?? '?'}:${line ?? '?'}`)
    .sort();
}

const parents = (id: string, down: string, more = '') =>
  module(id, null, '', more).replace('downRevision: null', `downRevision: ${down}`);

test('all faults of a graph at once, each at its file and line, each with help', async () => {
  const root = folderWith({
    'migrations/a.ts': module('a1', null, ''),
    'migrations/a2.ts': module('a1', null, ''),
    'migrations/b.ts': module('b1', 'gone', ''),
    'migrations/c1.ts': module('c1', 'c2', ''),
    'migrations/c2.ts': module('c2', 'c1', ''),
    'migrations/c3.ts': module('c3', 'c2', ''),
    'migrations/d1.ts': module('d1', 'a1', '', "dependsOn: ['d2'],"),
    'migrations/d2.ts': module('d2', 'd1', ''),
    'migrations/e.ts': module('e1', 'e1', ''),
    'migrations/f.ts': module('f1', 'a1', '', "branchLabels: ['shop'],"),
    'migrations/g.ts': module('g1', 'a1', '', "branchLabels: ['shop'],"),
    'migrations/h.ts': module('h1', 'a1', '', "branchLabels: ['a b'],"),
    'migrations/i.ts': module('head', 'a1', ''),
    'migrations/j.ts': module('a-1', 'a1', ''),
    'migrations/k.ts': module('k'.repeat(33), 'a1', ''),
    'migrations/l.ts': module('A1', 'a1', ''),
    'migrations/m.ts': module('m1', 'a1', '', "dependsOn: ['nowhere'],"),
    'migrations/n.ts': parents('n1', "['a1', 'a1']"),
    'migrations/o.ts': module('o1', 'a1', '').replace('upgrade(op) {', 'upgrade(op) {{'),
    'migrations/p.ts': module('p1', 'o1', ''),
    'migrations/q.ts': parents('q1', 'other.revision'),
    'migrations/r.ts': module('r1', 'a1', 'op.nothing();'),
  });
  const { status, stdout, stderr } = await limbeck(root, 'doctor');
  assert.equal([status, stdout], [1, '']);
  const found = said(stderr);
  for (const expected of [
    'LB201 migrations/a2.ts:4', // duplicate id
    'LB202 migrations/b.ts:5', // missing parent
    'LB204 migrations/c1.ts:5', // circle: c1 and c2 alone
    'LB204 migrations/d1.ts:10', // circle by a dependency
    'LB205 migrations/e.ts:5', // follows itself
    'LB208 migrations/g.ts:10', // label twice
    'LB207 migrations/h.ts:10', // illegal label
    'LB206 migrations/i.ts:4', // reserved word
    'LB206 migrations/j.ts:4', // illegal id
    'LB206 migrations/k.ts:4', // overlong id
    'LB209 migrations/l.ts:4', // differs in case only
    'LB203 migrations/m.ts:10', // missing dependency
    'LB210 migrations/n.ts:5', // parent twice
    'LB122 migrations/q.ts:5', // computed metadata
  ])
    assert.ok(found.includes(expected), `${expected} in\n${found.join('\n')}`);
  assert.ok(
    found.some((one) => /^LB1[23]\d migrations\/o\.ts/.test(one)),
    'the unreadable module',
  );
  assert.ok(
    found.some((one) => /^LB139 migrations\/r\.ts/.test(one)),
    `the module that throws: ${found}`,
  );
  assert.not.ok(
    found.some((one) => one.includes('p.ts')),
    'who names an unreadable revision is not blamed',
  );
  assert.not.match(stderr, /LB204.*c3/);
  assert.is((stderr.match(/^ {2}help: \S/gm) ?? []).length, found.length, 'every one has help');
  // Every command says the same of the graph; only doctor and compile look inside.
  const heads = said((await limbeck(root, 'heads')).stderr);
  const compiled = said((await limbeck(root, 'compile')).stderr);
  assert.equal(
    found.filter((one) => one.startsWith('LB2')),
    heads.filter((one) => one.startsWith('LB2')),
  );
  assert.equal(found, compiled);
});

const half = {
  'migrations/1.ts': module('abcdef01', null, ''),
  'migrations/2.ts': module('bcdef012', 'abcd', ''),
  'migrations/3.ts': parents(
    'cdef0123',
    "[\n    'bcdef012', 'abcdef01',\n    'bcdef012',\n  ]",
    "dependsOn: ['abc'],",
  ).replace("'abcdef01',\n", '\n'),
  'migrations/4.ts': module('def01234', 'abcdef01', ''),
};

test('repairs of files are asked for; --yes consents; without a terminal nothing is changed', async () => {
  const root = folderWith(half);
  const before = (name: string) => readFileSync(join(root, `migrations/${name}.ts`), 'utf8');
  const refused = await limbeck(root, 'doctor', '--fix');
  assert.equal([refused.status, refused.stdout], [2, '']);
  assert.match(refused.stderr, /LB931.*write 'abcdef01' in place of 'abcd'[\s\S]*--yes/);
  assert.is(before('2'), half['migrations/2.ts']);

  const asked: string[] = [];
  const stream = new Writable({ write: (_chunk, _encoding, done) => done() });
  const ask = async (question: string) => {
    asked.push(question);
    return 'n';
  };
  const no = await main(['doctor', '--fix'], {
    stdout: stream,
    stderr: stream,
    cwd: root,
    terminal: { ...noTerminal, ask },
  });
  assert.is(no, 1);
  assert.equal(
    asked.sort(),
    [
      "migrations/2.ts:5: write 'abcdef01' in place of 'abcd'? [y/N]",
      "migrations/3.ts:5: remove the second 'bcdef012'? [y/N]",
      "migrations/3.ts:13: write 'abcdef01' in place of 'abc'? [y/N]",
    ].sort(),
  );
  assert.is(before('2'), half['migrations/2.ts']);

  const { status, stdout, stderr } = await limbeck(root, 'doctor', '--fix', '--yes');
  assert.equal([status, stderr], [0, '']);
  assert.match(
    stdout,
    /^migrations\/2\.ts:5: write .*: done\n[\s\S]*remove the second 'bcdef012': done\n[\s\S]*wrote migrations\/\w+_merge_heads\.ts: it joins cdef0123 and def01234\n5 revisions: nothing is wrong\n$/,
  );
  assert.match(before('2'), /downRevision: 'abcdef01',/);
  assert.match(before('3'), /downRevision: \[\n {4}'bcdef012',?\s*\],/);
  assert.match(before('3'), /dependsOn: \['abcdef01'\]/);
});

test('a folder that is missing is made', async () => {
  const root = folderWith({
    'limbeck.config.json': '{ "migrations": ["db/one", "db/two"] }',
    'db/one/1.ts': module('a1', null, ''),
  });
  assert.match((await limbeck(root, 'doctor')).stderr, /LB107/);
  const { status, stdout } = await limbeck(root, 'doctor', '--fix');
  assert.equal([status, stdout], [0, 'made the folder db/two\n1 revision: nothing is wrong\n']);
  assert.equal(readdirSync(join(root, 'db')).sort(), ['one', 'two']);
  // An empty project is not broken, and there is nothing to compile.
  const empty = folderWith({ 'limbeck.config.json': '{}' });
  const made = await limbeck(empty, 'doctor', '--fix');
  assert.equal(
    [made.status, made.stdout],
    [0, 'made the folder migrations\n0 revisions: nothing is wrong\n'],
    made.stderr,
  );
  assert.match((await limbeck(empty, 'compile')).stderr, /LB231.*no migrations\n {2}help: .*limbeck revision/);
});

test('branches with labels are not joined to the others', async () => {
  const root = folderWith({
    'migrations/1.ts': module('a1', null, ''),
    'migrations/2.ts': module('b2', 'a1', ''),
    'migrations/3.ts': module('c3', 'a1', ''),
    'migrations/4.ts': module('d4', 'a1', '', "branchLabels: ['side'],"),
  });
  const { stderr } = await limbeck(root, 'doctor');
  assert.match(
    stderr,
    /LB918.*3 heads: b2, c3, d4[\s\S]*limbeck merge -m "merge heads" b2 c3, or limbeck doctor --fix/,
  );
  assert.match((await limbeck(root, 'doctor', '--fix')).stdout, /it joins b2 and c3\n/);
});

test('a repair stands where it was said to be, or is not made', () => {
  const at = { file: 'f', line: 2, column: 3 };
  const repaired = (source: string, text: string, by: string | null) =>
    applyRepair(source, { at, repair: { text, by } });
  assert.is(repaired("\n  'ab', // 'ab'\n", 'ab', 'abc'), "\n  'abc', // 'ab'\n");
  assert.is(repaired('\n  ["ab", \'ab\', `x`],\n', 'ab', null), '\n  ["ab", `x`],\n');
  assert.is(repaired("\n  other,\n 'ab'", 'ab', 'abc'), undefined);
  assert.is(repaired("\n  ['ab'],\n ['ab']", 'ab', null), undefined);
  assert.is(repaired("\n  ['a.b', 'axb']", 'axb', 'y'), "\n  ['a.b', 'y']");
});

test('a project that cannot be found or configured is no mistake of ours', async () => {
  assert.match((await limbeck(folderWith(), 'doctor')).stderr, /LB101/);
  const root = folderWith({ 'migrations/1.ts': module('a1', null, ''), 'limbeck.config.json': '{}' });
  writeFileSync(join(root, 'limbeck.config.json'), '{ "lockTimout": 1 }');
  assert.match((await limbeck(root, 'doctor')).stderr, /LB105[\s\S]*"lockTimeout"/);
});

test.run();
