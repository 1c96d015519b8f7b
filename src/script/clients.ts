import type { DialectName } from '../sql/author.ts';
import type { Client } from './plan-script.ts';

/** The client programs of each dialect; the first one is taken when none is named. */
export const clients: { readonly [D in DialectName]?: readonly Client[] } = {
  postgresql: ['psql', 'plain'],
  sqlite: ['sqlite3'],
};
