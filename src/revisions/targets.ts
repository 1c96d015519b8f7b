import { problem } from '../diagnostics/diagnostic.ts';
import type { Graph } from './graph.ts';
import { RESERVED_NAMES } from './names.ts';

/**
 * An identifier as typed, taken apart but not looked up:
 * `[branch@][name][±n]`, where name is an id, the beginning of one, a label, `head`, `heads` or `base`.
 */
export interface Target {
  readonly text: string;
  /** What stands before `@`: a label, or a revision that stands for its branch. */
  readonly branch?: string;
  /** Absent only before an offset: `+1`, `shop@-1`. */
  readonly name?: string;
  readonly offset?: number;
}

const OFFSET = /^(.*?)([+-])(\d{1,9})$/s;
const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.]*$/;

/**
 * Reads a revision identifier. Names of the project win over the grammar, so that a label `rel-2024` is a label and
 * `rel-2024-1` the revision before it; everything must be used up: `abc+1xyz` and `abc+1+1` are refused (alembic.md W27).
 *
 * @example parseTarget(graph, 'shop@abc-1') // { text, branch: 'shop', name: 'abc', offset: -1 }
 * @throws Problem LB220
 */
export function parseTarget(graph: Graph, text: string): Target {
  const refuse = (why: string, help: string) =>
    problem('LB220', `cannot read ${JSON.stringify(text)} as a revision: ${why}`, { help });
  if (text === '') throw refuse('it is empty', 'write a revision id, "head" or "base"');
  if (text.includes(':'))
    throw refuse(
      '":" makes a range',
      'one revision is meant here; compile takes the ends as --from and --to, history as -r',
    );
  if (text.includes(',')) throw refuse('"," makes a set', 'one revision is meant here');

  const parts = text.split('@');
  const [first = '', second] = parts;
  if (parts.length > 2) throw refuse('it has more than one "@"', 'write branch@revision');
  const rest = second ?? first;
  const branch = second === undefined ? undefined : first;
  if (branch === '') throw refuse('nothing stands before "@"', `leave out the "@", or write a branch label before it`);
  if (branch !== undefined && RESERVED_NAMES.includes(branch)) {
    throw refuse(`"${branch}" is no branch`, 'before "@" stands a branch label or a revision id');
  }
  if (branch !== undefined && !isName(graph, branch)) {
    throw refuse(`${JSON.stringify(branch)} is no branch`, 'before "@" stands a branch label or a revision id');
  }
  if (rest === '') throw refuse('nothing stands after "@"', `write ${branch}@head or ${branch}@base`);

  const base = { text, ...(branch !== undefined && { branch }) };
  if (/\s/.test(rest)) throw refuse('there is a space in it', `write ${JSON.stringify(rest.replace(/\s+/g, ''))}`);
  if (rest === 'current') {
    throw refuse('a script knows no current revision', '"current" has a meaning only in `history -r`, with --from');
  }
  if (isName(graph, rest)) return { ...base, name: rest };
  const [, name = '', sign, digits = ''] = OFFSET.exec(rest) ?? [];
  if (sign === undefined || !(name === '' || isName(graph, name))) {
    throw refuse(
      `${JSON.stringify(rest)} is neither a name nor a name with one offset`,
      'write an id, a label, head, heads or base, and after it at most one +n or -n',
    );
  }
  if (name === 'current') throw refuse('a script knows no current revision', `write ${sign}${digits}`);
  const offset = sign === '-' ? -Number(digits) : Number(digits);
  return { ...base, ...(name !== '' && { name }), offset };
}

/** Several identifiers, separated by commas or given as a list; `base` and an empty list are no rows at all. */
export function splitSet(texts: string | readonly string[]): string[] {
  const list = typeof texts === 'string' ? [texts] : texts;
  return list.flatMap((text) => text.split(',')).map((text) => text.trim());
}

function isName(graph: Graph, text: string): boolean {
  return graph.nodes.has(text) || graph.labels.has(text) || NAME.test(text) || isPartOfLabel(graph, text);
}

/** A part of a label that contains "-" is a name, unless it can be read as an offset. */
function isPartOfLabel(graph: Graph, text: string): boolean {
  if (!text.includes('-') || OFFSET.test(text)) return false;
  return [...graph.labels.keys()].some((label) => label.startsWith(text));
}
