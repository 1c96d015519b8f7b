/** history: ranges, marks, the drawn structure. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { normalizeArguments } from '../../src/cli/normalize-arguments.ts';
import { folderWith, limbeck, module } from './run-main.ts';

const line = {
  'migrations/1.ts': module('a1a1', null, ''),
  'migrations/2.ts': module('b2b2', 'a1a1', ''),
  'migrations/3.ts': module('c3c3', 'b2b2', ''),
  'migrations/4.ts': module('d4d4', 'c3c3', ''),
};
const branched = {
  ...line,
  'migrations/5.ts': module('e5e5', 'b2b2', '', "branchLabels: ['side'],"),
  'migrations/6.ts': module('f6f6', null, '', "branchLabels: ['other'], dependsOn: ['c3c3'],").replace(
    "'f6f6',\n  downRevision: null",
    "'f6f6',\n  downRevision: ['d4d4', 'e5e5']",
  ),
};

async function ids(root: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'history', ...args, '--json');
  if (status !== 0) return `${/LB\d+/.exec(stderr)?.[0]}`;
  return JSON.parse(stdout)
    .revisions.map((one: { revision: string }) => one.revision.slice(0, 2))
    .join(' ');
}

test('every form of a range, however it is typed', async () => {
  const root = folderWith(line);
  const forms: readonly (readonly [args: readonly string[], ids: string])[] = [
    [[], 'd4 c3 b2 a1'],
    [['-r', ':'], 'd4 c3 b2 a1'],
    [['-r', 'b2b2:'], 'd4 c3 b2'],
    [['-r', ':c3c3'], 'c3 b2 a1'],
    [['-r', 'b2b2:c3'], 'c3 b2'],
    [['-r', 'base:head'], 'd4 c3 b2 a1'],
    [['-r', 'b2b2:b2b2'], 'b2'],
    [['-r', '-2:'], 'd4 c3 b2'],
    [['-r-2:'], 'd4 c3 b2'],
    [['-r-2:head'], 'd4 c3 b2'],
    [['--rev-range', '-2:'], 'd4 c3 b2'],
    [['--rev-range=-2:'], 'd4 c3 b2'],
    [['-r', 'a1a1:+2'], 'c3 b2 a1'],
    [['-r', ':c3c3-1'], 'b2 a1'],
    [['-r', 'b2b2:head-1'], 'c3 b2'],
    [['-r', 'current:', '--from', 'c3c3'], 'd4 c3'],
    [['-r', ':current', '--from', 'b2b2'], 'b2 a1'],
    [['-r-3:current', '--from', 'c3c3'], 'c3 b2 a1'],
    [['-r', 'current:+1', '--from', 'b2b2'], 'c3 b2'],
    [['-r', ':current'], 'LB236'],
    [['-r', 'b2b2'], 'LB236'],
    [['-r', 'a1a1:b2b2:c3c3'], 'LB236'],
    [['-r', 'zzzz:'], 'LB221'],
    [['-r', '+1:'], 'LB228'],
    [['-i'], 'LB907'],
    [['--from', 'a1a1', '--snapshot', 'x.sql'], 'LB907'],
  ];
  for (const [args, expected] of forms) assert.is(await ids(root, ...args), expected, args.join(' '));
});

test('a range the wrong way round says the right one', async () => {
  const root = folderWith(branched);
  assert.match((await limbeck(root, 'history', '-r', 'd4d4:a1a1')).stderr, /LB237[\s\S]*help: .*write a1a1:d4d4/);
  assert.match((await limbeck(root, 'history', '-r', 'd4d4:e5e5')).stderr, /LB237[\s\S]*help: .*limbeck graph/);
});

test('marks say what is a head, a branch point, a merge point, and where the database is', async () => {
  const root = folderWith(branched);
  const { stdout } = await limbeck(root, 'history', '--from', 'd4d4,e5e5');
  assert.is(
    stdout,
    [
      'd4d4, e5e5 (c3c3) -> f6f6 (other, side) (head) (merge point), about f6f6',
      'c3c3 -> d4d4 (current), about d4d4',
      'b2b2 -> e5e5 (side) (current), about e5e5',
      'b2b2 -> c3c3, about c3c3',
      'a1a1 -> b2b2 (branch point), about b2b2',
      '<base> -> a1a1, about a1a1',
      '',
    ].join('\n'),
  );
  const needed = folderWith({
    ...line,
    'migrations/7.ts': module('x7x7', null, '', "dependsOn: ['d4d4'],"),
  });
  assert.match((await limbeck(needed, 'history')).stdout, /-> d4d4 \(effective head\),/);
  assert.is((await limbeck(needed, 'heads')).stdout, 'd4d4 (effective head)\nx7x7 (head)\n');
  assert.is((await limbeck(needed, 'heads', '--resolve-dependencies')).stdout, 'x7x7 (head)\n');
});

test('branches and merges are drawn on demand, with all that is known beside them', async () => {
  const root = folderWith(branched);
  assert.is(
    (await limbeck(root, 'history', '--graph')).stdout,
    [
      '●  f6f6 (other, side) (head) (merge point), about f6f6 (needs c3c3)',
      '├─╮',
      '● │  d4d4, about d4d4',
      '│ ●  e5e5 (side), about e5e5',
      '● │  c3c3, about c3c3',
      '├─╯',
      '●  b2b2 (branch point), about b2b2',
      '●  a1a1, about a1a1',
      '',
    ].join('\n'),
  );
  assert.is(
    (await limbeck(root, 'history', '--graph', '-v', '-r', 'd4d4:')).stdout,
    [
      '●  Revision:    f6f6 (other, side) (head) (merge point)',
      '│  Merges:      d4d4, e5e5',
      '│  Depends on:  c3c3',
      '│  File:        migrations/6.ts',
      '│  Message:     about f6f6',
      '│',
      '●  Revision:    d4d4',
      '   Parent:      c3c3',
      '   Followed by: f6f6',
      '   File:        migrations/4.ts',
      '   Message:     about d4d4',
      '',
    ].join('\n'),
  );
});

test('the rows of a dump are current, too; --check-heads fails where they are not all heads', async () => {
  const dump = (id: string) => `COPY public.alembic_version (version_num) FROM stdin;\n${id}\n\\.\n`;
  const root = folderWith({ ...line, 'old.sql': dump('b2b2'), 'new.sql': dump('d4d4'), 'odd.sql': dump('zzzz') });
  assert.is(await ids(root, '-r', 'current:', '--snapshot', 'old.sql'), 'd4 c3 b2');
  assert.match((await limbeck(root, 'history', '--snapshot', 'odd.sql')).stderr, /LB916/);
  assert.is((await limbeck(root, 'current', '--check-heads', '--snapshot', 'new.sql')).status, 0);
  const behind = await limbeck(root, 'current', '--check-heads', '--snapshot', 'old.sql');
  assert.equal([behind.status, behind.stdout], [1, '']);
  assert.match(behind.stderr, /LB932.*d4d4[\s\S]*limbeck compile --from b2b2 --to heads/);
  assert.match((await limbeck(root, 'current', '--check-heads')).stderr, /LB907/);
});

test('arguments as Alembic takes them', () => {
  const cases: readonly (readonly [typed: string, meant: string])[] = [
    ['-n staging history -r-3:', 'history --env=staging --rev-range=-3:'],
    ['--config db/limbeck.config.ts heads', 'heads --config=db/limbeck.config.ts'],
    ['--config=a.ts -n b upgrade head --sql', 'upgrade --config=a.ts --env=b head --sql'],
    ['show -1', 'show -- -1'],
    ['compile --to -1 --from head', 'compile --to=-1 --from head'],
    ['revision -m -5', 'revision --message=-5'],
    ['-n', '-n'],
    ['history -- -1', 'history -- -1'],
  ];
  for (const [typed, meant] of cases) assert.is(normalizeArguments(typed.split(' ')).join(' '), meant);
});

test.run();
