import { dollarQuoted, literal } from './one-line.ts';

/** An anonymous block; no name or literal inside can end it. */
export function block(body: string): string {
  return `DO ${dollarQuoted(body)}`;
}

/** The rows as an array in the order of the C collation. */
export function array(rows: readonly string[]): string {
  return `ARRAY[${sorted(rows).map(literal).join(', ')}]::text[]`;
}

/** In the order of the C collation. */
export function sorted(rows: readonly string[]): readonly string[] {
  return [...rows].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** A text that values of the database are put into, by `format`. */
export function formatted(pattern: string, ...values: readonly string[]): string {
  return values.length === 0 ? literal(pattern) : `format(${[literal(pattern), ...values].join(', ')})`;
}

/** True in a plain script while the step is still to be done. */
export const TODO = "current_setting('limbeck.todo', true) = 'true'";
