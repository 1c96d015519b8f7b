import type { Dialect } from '../dialect.ts';
import { refused } from '../spelling.ts';

type Family = 'mysql' | 'mariadb';

/** Since which version each of the two knows it; false where it does not. */
type Since = { readonly [F in Family]: string | false };

/**
 * What MySQL and MariaDB do not have in common, or not in all the versions that are supported.
 *
 * Source: https://dev.mysql.com/doc/relnotes/mysql/8.0/en/, https://mariadb.com/kb/en/mariadb-vs-mysql-compatibility/
 */
const FEATURES = {
  /** IF EXISTS and IF NOT EXISTS beside columns, indexes and constraints: https://mariadb.com/kb/en/alter-table/ */
  partsIfExist: { mysql: false, mariadb: '10.6' },
  /** https://dev.mysql.com/doc/refman/8.4/en/create-index.html#create-index-functional-key-parts */
  functionalIndexes: { mysql: '8.0.13', mariadb: false },
  /** Without it the word is read, and the index is ascending: https://mariadb.com/kb/en/descending-indexes/ */
  descendingIndexes: { mysql: '8.0', mariadb: '10.8' },
  /** https://dev.mysql.com/doc/refman/8.4/en/data-type-defaults.html */
  expressionDefaults: { mysql: '8.0.13', mariadb: '10.6' },
  /** Before it a CHECK was read and forgotten: https://dev.mysql.com/doc/refman/8.4/en/create-table-check-constraints.html */
  checks: { mysql: '8.0.16', mariadb: '10.6' },
  /** DROP CHECK; MariaDB has DROP CONSTRAINT, as MySQL has since 8.0.19. */
  dropCheck: { mysql: '8.0.16', mariadb: false },
  /** `CONSTRAINT name CHECK (…)` in the definition of a column. */
  namedColumnChecks: { mysql: '8.0.16', mariadb: false },
  /** NOT NULL beside GENERATED ALWAYS AS: https://mariadb.com/kb/en/generated-columns/ */
  notNullComputed: { mysql: '8.0', mariadb: false },
  /** A long text in a key without a length: https://mariadb.com/kb/en/getting-started-with-indexes/ */
  wholeTextKeys: { mysql: false, mariadb: '10.6' },
  /** https://mariadb.com/kb/en/uuid-data-type/ */
  uuidType: { mysql: false, mariadb: '10.7' },
  /** https://mariadb.com/kb/en/inet6/ */
  inetType: { mysql: false, mariadb: '10.6' },
  /** JSON as a type of its own; MariaDB has LONGTEXT with a check: https://mariadb.com/kb/en/json/ */
  jsonType: { mysql: '8.0', mariadb: false },
  /** https://mariadb.com/kb/en/sequences/ */
  sequences: { mysql: false, mariadb: '10.6' },
  /** https://mariadb.com/kb/en/create-sequence/ */
  sequenceTypes: { mysql: false, mariadb: '11.5' },
  /** CREATE OR REPLACE of routines and triggers: https://mariadb.com/kb/en/create-procedure/ */
  replacedRoutines: { mysql: false, mariadb: '10.6' },
  viewsIfNotExist: { mysql: '9.1', mariadb: '10.6' },
  routinesIfNotExist: { mysql: '8.0.29', mariadb: '10.6' },
  /** TIMESTAMP beyond 2038: https://mariadb.com/kb/en/timestamp/ */
  lateTimestamps: { mysql: false, mariadb: '11.5' },
  /** ALTER SCHEMA … COMMENT: https://mariadb.com/kb/en/alter-database/ */
  schemaComments: { mysql: false, mariadb: '10.6' },
  /** Rights of everybody: https://mariadb.com/kb/en/grant/#to-public */
  publicRole: { mysql: false, mariadb: '10.11' },
} satisfies Readonly<Record<string, Since>>;

export type Feature = keyof typeof FEATURES;

/** Is it there in the version that is compiled for; where none is named, in every supported one? */
export function knows(feature: Feature, dialect: Dialect): boolean {
  const since: string | false = FEATURES[feature][familyOf(dialect)];
  return since !== false && !isOlder(dialect.version ?? dialect.versions.oldest, since);
}

/** Refuses what is not there, and says since when it is. */
export function need(feature: Feature, what: string, help: string, dialect: Dialect): void {
  if (knows(feature, dialect)) return;
  const since: string | false = FEATURES[feature][familyOf(dialect)];
  if (since === false) refused(`${dialect.title} has no ${what}`, help);
  refused(
    `${dialect.title} has ${what} from version ${since} on only`,
    `${help}, or compile for it: --dialect ${dialect.name}@${since}`,
  );
}

export function isMariadb(dialect: Dialect): boolean {
  return familyOf(dialect) === 'mariadb';
}

function familyOf({ name }: Dialect): Family {
  return name === 'mariadb' ? 'mariadb' : 'mysql';
}

/** `8.0` is whichever release of it is the newest; `8.0.12` is that one. */
function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((one) => one.split('.').map(Number));
  for (const [i, part] of (b ?? []).entries()) {
    const own = a?.[i];
    if (own === undefined) return false;
    if (own !== part) return own < part;
  }
  return false;
}
