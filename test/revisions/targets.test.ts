import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { historyRange } from '../../src/revisions/history.ts';
import { resolvePath } from '../../src/revisions/resolve-path.ts';
import { currentRevisions, readRows } from '../../src/revisions/rows.ts';
import { resolveRevision, resolveRevisions } from '../../src/revisions/show.ts';
import { parseTarget } from '../../src/revisions/targets.ts';
import { problemsOf } from './expect-problem.ts';
import { graphFrom } from './notation.ts';

const shop = graphFrom(
  'aaaa1 -> bbbb2 -> cccc3 -> dddd4[feat] -> eeee5; cccc3 -> ffff6; nnnn1[net] -> nnnn2(bbbb2) -> nnnn3; rrrr7[rel-2024] -> rrrr8',
);
const to = (target: string, from = 'base'): string =>
  resolvePath(shop, { from, to: target })
    .steps.map((step) => step.revision)
    .join(' ');

test('every form of an identifier', () => {
  assert.equal(parseTarget(shop, 'net@nnnn3-2'), { text: 'net@nnnn3-2', branch: 'net', name: 'nnnn3', offset: -2 });
  assert.equal(parseTarget(shop, '+1'), { text: '+1', offset: 1 });
  assert.equal(parseTarget(shop, 'rel-2024'), { text: 'rel-2024', name: 'rel-2024' });
  assert.equal(parseTarget(shop, 'rel-2024-1'), { text: 'rel-2024-1', name: 'rel-2024', offset: -1 });
  assert.equal(parseTarget(shop, 'rel-2024@head'), { text: 'rel-2024@head', branch: 'rel-2024', name: 'head' });
});

test('what Alembic accepts by accident is refused (W27)', () => {
  for (const text of [
    '',
    'aaaa1+1xyz',
    'aaaa1+1@head',
    '+1+1',
    'head-2+1',
    'a@b@head',
    '@head',
    'net@',
    'aaaa1:bbbb2',
    'a,b',
    'a b',
    'current',
    'current+1',
    'heads@head',
    'base@base',
    'head~1',
    '-',
    '+',
    '1-',
    ' head',
    'head\n',
  ]) {
    assert.match(problemsOf(() => parseTarget(shop, text)).join(), /^LB220/, JSON.stringify(text));
  }
});

test('names, parts of names, labels', () => {
  assert.is(resolveRevision(shop, 'aaaa1'), 'aaaa1');
  assert.is(resolveRevision(shop, 'dddd'), 'dddd4');
  assert.is(resolveRevision(shop, 'feat'), 'dddd4');
  assert.is(resolveRevision(shop, 'feat@head'), 'eeee5');
  assert.is(resolveRevision(shop, 'net@nnnn2'), 'nnnn2');
  assert.is(resolveRevision(shop, 'base'), null);
  assert.equal(resolveRevisions(shop, 'heads'), ['eeee5', 'ffff6', 'nnnn3', 'rrrr8']);
  assert.equal(resolveRevisions(shop, 'net@-1'), ['nnnn2']);
});

test('why a name is not found is said (W25)', () => {
  const said = (text: string): string => problemsOf(() => resolveRevision(shop, text)).join();
  assert.is(
    said('nnnn'),
    'LB222: "nnnn" is the beginning of "nnnn1", "nnnn2" and "nnnn3" | type more of the one you mean',
  );
  assert.is(said('eeee6'), 'LB221: no revision or branch label "eeee6" | did you mean "eeee5"?');
  assert.match(said('zzzzzzz'), /^LB221.*`limbeck history` lists/);
  assert.is(said('fet@head'), 'LB225: no branch "fet" | did you mean "feat" or "net"?');
  assert.is(said('nolabel@base').slice(0, 28), 'LB225: no branch "nolabel" |');
  assert.is(said('feat@ffff6'), 'LB224: revision "ffff6" is not on the branch "feat" | write "ffff6" alone');
  assert.is(said('feat@nnnn3'), 'LB224: revision "nnnn3" is not on the branch "feat" | it is part of net');
  assert.match(said('head'), /^LB223: "head" is not one revision: there are 4 heads, eeee5, ffff6, nnnn3 and rrrr8/);
  assert.match(said('eeee5-1'), /^LB228/);
  assert.match(said('HEAD'), /^LB221.*/);
});

test('relative targets', () => {
  assert.is(to('+2', 'aaaa1'), 'bbbb2 cccc3');
  assert.is(to('-1', 'eeee5'), 'eeee5');
  assert.is(to('cccc3-1'), 'aaaa1 bbbb2');
  assert.is(to('feat@cccc3+1', 'cccc3'), 'dddd4');
  assert.is(to('feat@+1', 'cccc3'), 'dddd4');
  assert.is(to('net@+1', 'bbbb2'), 'nnnn1');
  assert.is(to('feat@head-1', 'cccc3'), 'dddd4');
  assert.is(to('net@base+2'), 'aaaa1 bbbb2 nnnn1 nnnn2');
});

test('relative targets that fail', () => {
  const said = (target: string, from = 'base'): string => problemsOf(() => to(target, from)).join();
  assert.match(said('+1', 'cccc3'), /LB226: the way up from "cccc3" divides into dddd4 and ffff6/);
  assert.match(said('+1', 'base'), /LB226: the way up from the base divides into aaaa1, nnnn1 and rrrr7/);
  assert.match(said('+9', 'rrrr7'), /LB227: "\+9" goes too far: from "rrrr7" the last revision is 1 up \| use "\+1"/);
  assert.match(said('-9', 'bbbb2'), /LB227: "-9" goes too far: from "bbbb2" the base is 2 down \| use "-2" or "base"/);
  assert.match(said('bbbb2-5'), /LB227: "bbbb2-5" goes too far: the base is 2 steps down/);
  assert.match(said('+1', 'eeee5,nnnn3'), /LB229/);
  assert.match(said('feat@-1', 'nnnn1'), /LB229: "feat@-1" has nothing to count from/);
  assert.match(problemsOf(() => resolvePath(shop, { from: 'aaaa1', to: '-1', direction: 'upgrade' })).join(), /LB228/);
  assert.match(
    problemsOf(() => resolvePath(shop, { from: 'aaaa1', to: '+1', direction: 'downgrade' })).join(),
    /LB228/,
  );
});

test('the rows of a database may be a set, symbolic, partial or relative to a name (W20)', () => {
  assert.equal(readRows(shop, 'eeee5,nnnn3'), ['eeee5', 'nnnn3']);
  assert.equal(readRows(shop, ['dddd', 'net@head']), ['dddd4', 'nnnn3']);
  assert.equal(readRows(shop, 'net@head-1, rrrr7'), ['nnnn2', 'rrrr7']);
  assert.equal(readRows(shop, 'heads'), ['eeee5', 'ffff6', 'nnnn3', 'rrrr8']);
  assert.equal(readRows(shop, 'base'), []);
  assert.match(problemsOf(() => readRows(shop, '-1')).join(), /LB228.*"head-1" counts from the head/);
  assert.match(problemsOf(() => readRows(shop, 'aaaa1,,bbbb2')).join(), /LB220/);
});

test('current reports tips that were applied as dependencies', () => {
  assert.equal(currentRevisions(shop, 'nnnn3'), ['bbbb2', 'nnnn3']);
});

test('history ranges', () => {
  const range = (text: string, current?: string[]): string => historyRange(shop, text, current).join(' ');
  assert.is(range('aaaa1:cccc3'), 'cccc3 bbbb2 aaaa1');
  assert.is(range('cccc3:feat@head'), 'eeee5 dddd4 cccc3');
  assert.is(range('net@-1:'), 'nnnn3 nnnn2');
  assert.is(range(':current', ['bbbb2']), 'bbbb2 aaaa1');
  assert.is(range('current:+1', ['rrrr7']), 'rrrr8 rrrr7');
  assert.is(range(':').split(' ').length, 11);
  assert.match(problemsOf(() => range('aaaa1')).join(), /^LB236: "aaaa1" is no range/);
  assert.match(problemsOf(() => range('a:b:c')).join(), /^LB236/);
  assert.match(problemsOf(() => range('eeee5:aaaa1')).join(), /^LB237/);
  assert.match(problemsOf(() => range('current:')).join(), /^LB236.*no database is known/);
  assert.match(problemsOf(() => range('eeee5-1:eeee5')).join(), /^LB228/);
});

test.run();
