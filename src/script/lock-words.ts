import { type Blocked, type Lock, type LockMode, lockModes, strongest } from '../dialects/facts.ts';
import type { ScriptStatement } from './plan-script.ts';

type Facts = NonNullable<ScriptStatement['facts']>;

const BLOCKS: Readonly<Record<Blocked, string>> = {
  'reads and writes': 'blocks reads and writes',
  writes: 'blocks writes',
  rows: 'blocks writes of the same rows',
  nothing: 'blocks neither reads nor writes',
};

/** `SHARE ROW EXCLUSIVE on a, b: blocks writes; scans a`; nothing where others notice nothing. */
export function factsInWords(facts: Facts): string {
  if (facts === 'unknown') return 'locks unknown';
  const { locks, rewrites, scans, rewritesIf } = facts;
  const said = byMode(told(locks)).map(([mode, list]) => {
    return `${mode} on ${names(list)}: ${BLOCKS[list[0]?.blocks ?? 'nothing']}`;
  });
  if (rewrites.length > 0) {
    const condition = rewritesIf.length === 0 ? '' : ` if ${rewritesIf.join(' or ')}`;
    said.push(`rewrites ${rewrites.join(', ')}${condition}`);
  }
  if (scans.length > 0) said.push(`scans ${scans.join(', ')}`);
  return said.join('; ');
}

/** The strongest lock on each object of the plan, then what is rewritten and scanned. */
export function lockSummary(statements: readonly ScriptStatement[]): readonly string[] {
  const known = statements.flatMap(({ facts }) => (facts === undefined || facts === 'unknown' ? [] : [facts]));
  const lines = byMode(strongest(told(known.flatMap((one) => one.locks)))).map(
    ([mode, list]) => `${mode} (${BLOCKS[list[0]?.blocks ?? 'nothing']}): ${few(list.map((one) => one.object))}`,
  );
  const certain = known.filter((one) => one.rewritesIf.length === 0);
  const rewritten = distinct(certain.flatMap((one) => one.rewrites));
  const perhaps = distinct(known.flatMap((one) => one.rewrites)).filter((one) => !rewritten.includes(one));
  const scanned = distinct(known.flatMap((one) => one.scans));
  if (rewritten.length > 0) lines.push(`rewrites ${few(rewritten)}`);
  if (perhaps.length > 0) lines.push(`may rewrite ${few(perhaps)}`);
  if (scanned.length > 0) lines.push(`scans ${few(scanned)}`);
  const unknown = statements.filter((one) => one.facts === 'unknown').length;
  if (unknown > 0) lines.push(`unknown for ${unknown === 1 ? '1 statement' : `${unknown} statements`}`);
  return lines;
}

/** Rows that are referred to are locked at all times; nobody waits for that but who deletes them. */
function told(locks: readonly Lock[]): readonly Lock[] {
  return locks.filter((one) => one.mode !== 'ACCESS SHARE' && one.mode !== 'ROW SHARE');
}

/** The strongest mode first. */
function byMode(locks: readonly Lock[]): readonly (readonly [LockMode, readonly Lock[]])[] {
  return lockModes
    .toReversed()
    .map((mode) => [mode, locks.filter((one) => one.mode === mode)] as const)
    .filter(([, list]) => list.length > 0);
}

function names(locks: readonly Lock[]): string {
  return locks.map((one) => one.object).join(', ');
}

function distinct(list: readonly string[]): readonly string[] {
  return [...new Set(list)].sort();
}

const MOST = 12;

/** A header has a few lines, whatever the plan. */
function few(list: readonly string[]): string {
  const sorted = distinct(list);
  if (sorted.length <= MOST) return sorted.join(', ');
  return `${sorted.slice(0, MOST).join(', ')} and ${sorted.length - MOST} more`;
}
