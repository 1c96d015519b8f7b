/** What the server itself says that a statement locks, rewrites and scans. */
import { dollarQuoted } from '../../src/script/one-line.ts';
import { psql } from './server.ts';

export interface Measured {
  /** `users ACCESS EXCLUSIVE`, the strongest of each, sorted. */
  readonly locks: readonly string[];
  /** Locks on sequences that belong to a column: who uses the column waits for its table already. */
  readonly owned: readonly string[];
  readonly rewrites: readonly string[];
  readonly scans: readonly string[];
  /** What the server says, where the statement fails. */
  readonly failed?: string;
}

export interface Trial {
  readonly sql: string;
  /** It cannot run in a transaction: it is run, and not looked at. */
  readonly alone?: boolean;
}

/** What there was after the setup: tables, views and sequences. */
const SEEN = `INSERT INTO limbeck_seen
  SELECT c.oid, CASE WHEN nspname = 'public' THEN '' ELSE nspname || '.' END || relname, relfilenode, coalesce(pg_stat_get_xact_numscans(c.oid), 0), relkind,
    relkind = 'S' AND EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i'))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN limbeck_old o ON o.oid = c.oid
  WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`;

/** nextval() takes a ROW EXCLUSIVE lock on its sequence, which nobody notices. */
const MEASURE = `SELECT CASE WHEN owned THEN 'owned' ELSE 'lock' END, name || ' ' || mode FROM limbeck_seen seen JOIN pg_locks ON relation = oid
    WHERE pid = pg_backend_pid() AND granted AND mode <> 'AccessShareLock' AND NOT (relkind = 'S' AND mode = 'RowExclusiveLock')
  UNION ALL SELECT 'rewrite', name FROM limbeck_seen seen JOIN pg_class c ON c.oid = seen.oid WHERE seen.relfilenode <> c.relfilenode AND seen.relkind <> 'S'
  UNION ALL SELECT 'scan', name FROM limbeck_seen WHERE pg_stat_get_xact_numscans(oid) > scans`;

/**
 * Runs the statements one by one in one session, each in a transaction of its own, and looks at it before it ends. Only what is there after
 * the setup counts.
 *
 * @param end whether the next statement finds what this one did
 */
export async function measure(
  url: string,
  setup: readonly string[],
  trials: readonly Trial[],
  end: 'COMMIT' | 'ROLLBACK',
): Promise<readonly Measured[]> {
  const send = (sql: string): string => `SELECT ${dollarQuoted(sql)} \\gexec`;
  const input = [
    ...setup.map(send),
    'CREATE TEMP TABLE limbeck_old AS SELECT oid FROM pg_class;',
    'CREATE TEMP TABLE limbeck_seen (oid oid, name text, relfilenode oid, scans bigint, relkind "char", owned boolean);',
    '\\echo @@',
    ...trials.flatMap(({ sql, alone }) => {
      if (alone) return [send(sql), '\\echo @@'];
      return ['BEGIN;', 'DELETE FROM limbeck_seen;', `${SEEN};`, send(sql), `${MEASURE};`, `${end};`, '\\echo @@'];
    }),
  ];
  const { output } = await psql(url, ['-A', '-t', '-F', '\t', '-v', 'VERBOSITY=terse'], input.join('\n'));
  const [before = '', ...parts] = output.split('@@\n');
  if (/ERROR:/.test(before)) throw new Error(before);
  return trials.map((_, i) => read(parts[i] ?? ''));
}

function read(output: string): Measured {
  const lines = output.split('\n');
  const failed = lines.find((line) => /^(?:psql:.*)?ERROR:/.test(line));
  const found = (kind: string): string[] =>
    lines.flatMap((line) => (line.startsWith(`${kind}\t`) ? [line.slice(kind.length + 1)] : []));
  const rewrites = [...new Set(found('rewrite'))].sort();
  return {
    locks: strongestOf(found('lock')),
    owned: strongestOf(found('owned')),
    rewrites,
    scans: [...new Set(found('scan'))].filter((one) => !rewrites.includes(one)).sort(),
    ...(failed !== undefined && { failed }),
  };
}

const MODES = [
  'RowShareLock',
  'RowExclusiveLock',
  'ShareUpdateExclusiveLock',
  'ShareLock',
  'ShareRowExclusiveLock',
  'ExclusiveLock',
  'AccessExclusiveLock',
];

function strongestOf(locks: readonly string[]): readonly string[] {
  const best = new Map<string, number>();
  for (const one of locks) {
    const [, name = '', mode = ''] = /^(.*) (\w+)$/.exec(one) ?? [];
    best.set(name, Math.max(best.get(name) ?? -1, MODES.indexOf(mode)));
  }
  return [...best].map(([name, mode]) => `${name} ${words(MODES[mode] ?? '')}`).sort();
}

/** `ShareRowExclusiveLock` as `SHARE ROW EXCLUSIVE`. */
function words(mode: string): string {
  return mode
    .replace(/Lock$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
}
