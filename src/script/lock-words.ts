import { type Blocked, type Lock, type LockMode, lockModes, strongest } from '../dialects/facts.ts';
import type { ScriptStatement, ScriptStep } from './plan-script.ts';

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
  const said = byMode(locks.filter(isTold)).map(([mode, list]) => {
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
export function lockSummary(steps: readonly Pick<ScriptStep, 'statements'>[]): readonly string[] {
  const locks: Lock[] = [];
  const rewritten = new Set<string>();
  const perhaps = new Set<string>();
  const scanned = new Set<string>();
  let unknown = 0;
  for (const { statements } of steps) {
    for (const { facts } of statements) {
      if (facts === 'unknown') unknown++;
      if (facts === undefined || facts === 'unknown') continue;
      for (const one of facts.locks) if (isTold(one)) locks.push(one);
      for (const one of facts.rewrites) (facts.rewritesIf.length === 0 ? rewritten : perhaps).add(one);
      for (const one of facts.scans) scanned.add(one);
    }
  }
  for (const one of rewritten) perhaps.delete(one);
  const lines = byMode(strongest(locks)).map(
    ([mode, list]) => `${mode} (${BLOCKS[list[0]?.blocks ?? 'nothing']}): ${few(list.map((one) => one.object))}`,
  );
  if (rewritten.size > 0) lines.push(`rewrites ${few(rewritten)}`);
  if (perhaps.size > 0) lines.push(`may rewrite ${few(perhaps)}`);
  if (scanned.size > 0) lines.push(`scans ${few(scanned)}`);
  if (unknown > 0) lines.push(`unknown for ${unknown === 1 ? '1 statement' : `${unknown} statements`}`);
  return lines;
}

/** Rows that are referred to are locked at all times; nobody waits for that but who deletes them. */
function isTold({ mode }: Lock): boolean {
  return mode !== 'ACCESS SHARE' && mode !== 'ROW SHARE';
}

const strongestFirst = lockModes.toReversed();

function byMode(locks: readonly Lock[]): readonly (readonly [LockMode, readonly Lock[]])[] {
  if (locks.length === 0) return [];
  return strongestFirst
    .map((mode) => [mode, locks.filter((one) => one.mode === mode)] as const)
    .filter(([, list]) => list.length > 0);
}

function names(locks: readonly Lock[]): string {
  return locks.map((one) => one.object).join(', ');
}

const MOST = 12;

/** A header has a few lines, whatever the plan. */
function few(list: Iterable<string>): string {
  const sorted = [...new Set(list)].sort();
  if (sorted.length <= MOST) return sorted.join(', ');
  return `${sorted.slice(0, MOST).join(', ')} and ${sorted.length - MOST} more`;
}
