import type { Dialect } from '../dialect.ts';
import { family } from '../mysql/family.ts';

/** MariaDB, which says most things as MySQL does. */
export const mariadb: Dialect = {
  ...family,
  name: 'mariadb',
  title: 'MariaDB',
  versions: { oldest: '10.6', newest: '12' },
  family: 'mysql',
};
