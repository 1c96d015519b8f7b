import { type Fragment, nothing, verbatim } from '../../sql/fragment.ts';
import type { Dialect } from '../dialect.ts';
import { refused } from '../spelling.ts';
import { isAi } from './types.ts';

/** https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Using-IF-EXISTS-and-IF-NOT-EXISTS.html */
export function ifNotExistsWord(wanted: boolean, what: string, dialect: Dialect): Fragment {
  if (!wanted) return nothing;
  if (!isAi(dialect))
    refused(
      `Oracle before 23ai cannot create ${what} only if it is not there`,
      'leave ifNotExists out, put it into op.when, or compile for oracle@23',
    );
  return verbatim('IF NOT EXISTS');
}

export function ifExistsWord(wanted: boolean, what: string, dialect: Dialect): Fragment {
  if (!wanted) return nothing;
  if (!isAi(dialect))
    refused(
      `Oracle before 23ai cannot drop ${what} only if it is there`,
      'leave ifExists out, put it into op.when, or compile for oracle@23',
    );
  return verbatim('IF EXISTS');
}
