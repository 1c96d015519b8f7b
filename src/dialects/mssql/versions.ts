import type { Dialect } from '../dialect.ts';

/** Is the server that is compiled for of this year or a later one? Without a version, what the oldest supported one has must do. */
export function isAtLeast({ version }: Dialect, year: number): boolean {
  return version !== undefined && Number.parseInt(version, 10) >= year;
}
