import type { Dialect } from '../dialect.ts';
import { family } from './family.ts';

/** MySQL, in the spelling and statement order of Alembic. */
export const mysql: Dialect = {
  ...family,
  name: 'mysql',
  title: 'MySQL',
  versions: { oldest: '8.0', newest: '9' },
};
