import { readFileSync } from 'node:fs';
import type { Compared } from './compare.ts';
import { tokens, withoutNoise } from './tokens.ts';

/** Why a difference is an improvement and not merely different. */
export type Proof =
  | 'equal schema on the server'
  | "the server rejects Alembic's"
  | 'the server stores something else'
  | 'the server accepts it'
  | "the vendor's manual"
  | "Alembic's answer breaks the graph";

const PROOFS: readonly Proof[] = [
  'equal schema on the server',
  "the server rejects Alembic's",
  'the server stores something else',
  'the server accepts it',
  "the vendor's manual",
  "Alembic's answer breaks the graph",
];

/** A narrow set of differences in which our answer is the better one: an entry of better.json. */
export interface BetterRule {
  readonly file: Compared['file'];
  /** The case's id, or with `prefix` the beginning of several. */
  readonly id?: string;
  readonly prefix?: string;
  /** Absent: every dialect. */
  readonly dialect?: string;
  /** A regular expression, with the flags m and s, on the text that `differenceOf` gives. */
  readonly difference: string;
  /** Words for other words: with these in their places, the expectation has to be our answer, token for token. */
  readonly instead?: Readonly<Record<string, string | readonly string[]>>;
  readonly reason: string;
  /** How many answers of the shared data it matches, exactly. */
  readonly hits: number;
  /** How many answers of one case and dialect it may match in other data; 1 if absent. */
  readonly perCase?: number;
  readonly proof: Proof;
}

export interface Judged extends Omit<Compared, 'verdict'> {
  readonly verdict: Compared['verdict'] | 'better';
  readonly rule?: BetterRule;
}

export function readRules(): readonly BetterRule[] {
  const rules = JSON.parse(readFileSync(new URL('./better.json', import.meta.url), 'utf8')) as readonly BetterRule[];
  for (const rule of rules) {
    const name = rule.id ?? rule.prefix;
    if (name === undefined || (rule.id !== undefined && rule.prefix !== undefined)) {
      throw new Error(`better.json: a rule needs an id or a prefix: ${JSON.stringify(rule)}`);
    }
    if (rule.reason === '' || !PROOFS.includes(rule.proof))
      throw new Error(`better.json: ${name} lacks reason or proof`);
  }
  return rules;
}

/** What a rule's expression sees: a line with the expectation after `- `, a line with our answer after `+ `. */
export function differenceOf({ expected, actual, part }: Pick<Compared, 'expected' | 'actual' | 'part'>): string {
  return `${part ?? ''}\n- ${JSON.stringify(expected)}\n+ ${JSON.stringify(actual)}`;
}

/** Marks as better what a rule matches. Only a difference can become better: nothing that is the same or missing. */
export function applyRules(all: readonly Compared[], rules: readonly BetterRule[]): Judged[] {
  const compiled = rules.map((rule) => ({ rule, pattern: new RegExp(rule.difference, 'msu') }));
  return all.map((one) => {
    if (one.verdict !== 'differs') return one;
    const text = differenceOf(one);
    const found = compiled.find(
      ({ rule, pattern }) => concerns(rule, one) && pattern.test(text) && isSpelled(rule, one),
    );
    return found ? { ...one, verdict: 'better', rule: found.rule } : one;
  });
}

/** What is wrong with the rules themselves, given the answers of the files that were run. */
export function ruleFaults(
  judged: readonly Judged[],
  rules: readonly BetterRule[],
  isShared: (file: Compared['file']) => boolean,
  dialects?: readonly string[],
): string[] {
  const faults: string[] = [];
  const ran = new Set(judged.map((one) => one.file));
  for (const rule of rules) {
    if (!ran.has(rule.file)) continue;
    const hits = judged.filter((one) => one.rule === rule);
    const name = `better.json, ${rule.file} ${rule.id ?? `${rule.prefix}*`}${rule.dialect ? ` [${rule.dialect}]` : ''}`;
    const complete =
      !dialects || (rule.dialect !== undefined && dialects.includes(rule.dialect)) || rule.file === 'graph';
    if (isShared(rule.file) && complete && hits.length !== rule.hits) {
      faults.push(`${name}: matches ${hits.length} answers, expected ${rule.hits}: ${rule.reason}`);
    }
    const perCase = new Map<string, number>();
    for (const one of hits) {
      const key = `${one.id} [${one.dialect ?? ''}]`;
      perCase.set(key, (perCase.get(key) ?? 0) + 1);
    }
    const most = rule.perCase ?? 1;
    for (const [key, count] of perCase) {
      if (count > most) faults.push(`${name}: matches ${count} answers of ${key}, at most ${most} are expected`);
    }
  }
  return faults;
}

/** Is the whole difference one of words that the rule names? */
function isSpelled({ instead }: BetterRule, { expected, actual, dialect = '' }: Compared): boolean {
  if (instead === undefined) return true;
  const list = (answer: unknown): readonly string[] | undefined => {
    const { sql, text } = (answer ?? {}) as { readonly sql?: readonly string[]; readonly text?: string };
    return sql ?? (text === undefined ? undefined : [text]);
  };
  const [theirs, ours] = [list(expected), list(actual)];
  if (theirs === undefined || ours?.length !== theirs.length) return false;
  return theirs.every((one, i) => sameInOtherWords(withoutNoise(one), withoutNoise(ours[i] ?? ''), instead, dialect));
}

function sameInOtherWords(
  theirs: string,
  ours: string,
  instead: NonNullable<BetterRule['instead']>,
  dialect: string,
): boolean {
  const found = tokens(ours, dialect, false).map((one) => one.text);
  let at = 0;
  for (const { kind, text } of tokens(theirs, dialect, false)) {
    const choices = kind === 'word' && Object.hasOwn(instead, text) ? [instead[text] ?? []].flat() : undefined;
    const spelled = (choices ?? [text]).map((one) => (choices ? tokens(one, dialect).map((part) => part.text) : [one]));
    const fits = spelled.find((parts) => parts.every((part, i) => found[at + i] === part));
    if (fits === undefined) return false;
    at += fits.length;
  }
  return at === found.length;
}

function concerns(rule: BetterRule, one: Compared): boolean {
  if (rule.file !== one.file || (rule.dialect !== undefined && rule.dialect !== one.dialect)) return false;
  return rule.id === undefined ? one.id.startsWith(rule.prefix ?? '') : one.id === rule.id;
}
