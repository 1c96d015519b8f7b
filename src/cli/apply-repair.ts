import type { Diagnostic, Repair } from '../diagnostics/diagnostic.ts';

/** A diagnostic that says how it is mended. */
export interface Repairable {
  readonly at: NonNullable<Diagnostic['at']>;
  readonly repair: Repair;
}

/**
 * The text of a file with the repair made; undefined when what is to be changed does not stand where it was said to be.
 *
 * @example applyRepair("downRevision: 'ab'", { at: { file: 'f', line: 1, column: 15 }, repair: { text: 'ab', by: 'abc' } })
 * // "downRevision: 'abc'"
 */
export function applyRepair(source: string, { at, repair }: Repairable): string | undefined {
  const start = offsetOf(source, at.line, at.column);
  const { text, by } = repair;
  const literal = new RegExp(`(['"\`])${text.replace(/[.]/g, '\\.')}\\1`, 'g');
  literal.lastIndex = start;
  // No further than the value itself goes.
  const end = /[\]\n]/.exec(source.slice(start))?.index;
  const limit = source[start] === '[' ? source.indexOf(']', start) : start + (end ?? source.length);
  const first = literal.exec(source);
  if (first === null || first.index > limit) return undefined;
  if (by !== null) {
    const [quote = "'"] = first[0];
    return `${source.slice(0, first.index)}${quote}${by}${quote}${source.slice(first.index + first[0].length)}`;
  }
  const second = literal.exec(source);
  if (second === null || second.index > limit) return undefined;
  const before = source.slice(0, second.index).replace(/\s*,\s*$/, '');
  return before + source.slice(second.index + second[0].length);
}

/** What the repair does, as a question. */
export function repairInWords({ at, repair }: Repairable): string {
  const place = `${at.file}:${at.line}`;
  return repair.by === null
    ? `${place}: remove the second '${repair.text}'?`
    : `${place}: write '${repair.by}' in place of '${repair.text}'?`;
}

function offsetOf(source: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) start = source.indexOf('\n', start) + 1;
  return start + column - 1;
}
