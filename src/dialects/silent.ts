import type { Rendering } from './dialect.ts';

/** What only the compiler hears. */
export function silent(): Rendering {
  return [];
}
