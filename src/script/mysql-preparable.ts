import { Words } from '../sql/transactionality.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';

/**
 * What MySQL does not prepare, and MariaDB does: it stands in the script itself.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/sql-prepared-statements.html#prepared-statements-permitted,
 * https://mariadb.com/docs/server/reference/sql-statements/prepared-statements/prepare-statement
 */
export function isUnpreparable({ dialect }: ScriptRequest, { text, control }: ScriptStatement): boolean {
  return dialect.name === 'mysql' && control === undefined && !isPreparable(text);
}

/** Always, whatever follows. A query may begin with each of the last four. */
const ALWAYS: ReadonlySet<string> = new Set(
  'ANALYZE CALL CHANGE CHECKSUM COMMIT DELETE DO FLUSH GRANT INSERT KILL OPTIMIZE REPAIR REPLACE RESET REVOKE SET TRUNCATE UPDATE SELECT TABLE VALUES WITH'.split(
    ' ',
  ),
);

/** Beside these second words only. */
const SOME: Readonly<Record<string, readonly string[]>> = {
  ALTER: ['TABLE', 'USER'],
  CACHE: ['INDEX'],
  CREATE: ['DATABASE', 'SCHEMA', 'INDEX', 'TABLE', 'USER', 'VIEW'],
  DROP: ['DATABASE', 'SCHEMA', 'INDEX', 'TABLE', 'TABLES', 'USER', 'VIEW'],
  INSTALL: ['PLUGIN'],
  LOAD: ['INDEX'],
  RENAME: ['TABLE', 'TABLES', 'USER'],
  START: ['REPLICA', 'SLAVE'],
  STOP: ['REPLICA', 'SLAVE'],
  UNINSTALL: ['PLUGIN'],
};

/** What may stand before the second word of CREATE and DROP. */
const ADJECTIVES: ReadonlySet<string> = new Set(['TEMPORARY', 'UNIQUE', 'FULLTEXT', 'SPATIAL']);

/** How many tokens may stand between CREATE and VIEW: OR REPLACE, ALGORITHM, DEFINER = 'a' @ 'b', SQL SECURITY. */
const BEFORE_VIEW = 16;

function isPreparable(text: string): boolean {
  const words = new Words(text, 'mysql');
  const first = words.at(0);
  if (/@@(?:session\.|local\.)?(?:warning|error)_count\b/i.test(text)) return false;
  if (first === 'SHOW') return !['WARNINGS', 'ERRORS', 'COUNT'].includes(words.at(1));
  if (ALWAYS.has(first)) return true;
  const second = words.at(ADJECTIVES.has(words.at(1)) ? 2 : 1);
  if (SOME[first]?.includes(second)) return true;
  return first === 'CREATE' && isView(words);
}

/** `CREATE OR REPLACE ALGORITHM = MERGE DEFINER = a@b SQL SECURITY INVOKER VIEW v AS …` */
function isView(words: Words): boolean {
  for (let i = 1; i < BEFORE_VIEW; i++) {
    if (words.at(i) === 'VIEW') return true;
    if (['PROCEDURE', 'FUNCTION', 'TRIGGER', 'EVENT'].includes(words.at(i))) return false;
  }
  return false;
}
