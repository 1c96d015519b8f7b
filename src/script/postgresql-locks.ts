import { type Lock, type LockMode, lockModes } from '../dialects/facts.ts';
import { keyOf } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import { type LockClass, lockClassOf, lockTimeoutsOf, milliseconds } from './lock-timeouts.ts';
import { literal } from './one-line.ts';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import { block } from './postgresql-blocks.ts';
import type { ScriptText } from './script-text.ts';
import type { Action, Segment } from './segments.ts';

/** A lock that a transaction takes before its first change. */
interface WantedLock {
  readonly table: TableName;
  readonly mode: LockMode;
  readonly class: LockClass;
  /** The revisions whose statements need it. */
  readonly revisions: ReadonlySet<string>;
}

/** What the block needs to know of the transaction that it stands in. */
export interface LockSurroundings {
  /** True in SQL while the transaction has anything to do; undefined where it always has. */
  readonly todo: string | undefined;
  /** True in SQL while a revision of the transaction is still to be applied; undefined where all of them are. */
  readonly isAsked: ((revision: string) => string) | undefined;
  /** What to do when the locks cannot be had. */
  readonly hint: string;
}

/**
 * Takes the locks of a transaction before its first change, all or none, and tries again where it does not get them: psql has no
 * loops, so that this is a block of its own. What it holds when it has to wait is given back, and nobody waits behind it for longer
 * than the shortest of the time-outs concerned. While it holds something, it waits for less than `deadlock_timeout`: whoever takes the
 * tables in another order is let through before the server would look for a deadlock, and choose a victim.
 *
 * Only tables, one by one: of the partitions, those that the catalog knows. Nothing for conditional statements, and for what the user
 * may not lock by itself, such as a table that he may only refer to. A statement waits for those locks as ever.
 */
export function sendLocks(
  text: ScriptText,
  request: ScriptRequest,
  segment: Segment,
  surroundings: LockSurroundings,
): void {
  const { lockRetries, statementTimeout = '0' } = request;
  if (!lockRetries || lockRetries.attempts < 1) return;
  const wanted = wantedLocks(segment.actions);
  if (wanted.length === 0) return;
  const timeouts = lockTimeoutsOf(request);
  const [limit] = wanted
    .map((one) => timeouts[one.class])
    .filter((one) => milliseconds(one) > 0)
    .sort((a, b) => milliseconds(a) - milliseconds(b));
  if (limit === undefined) return;
  const { attempts, pause } = lockRetries;
  const often = attempts === 1 ? 'once' : `up to ${attempts} times, ${pause} apart`;
  const unlimited = milliseconds(statementTimeout) > 0;
  text.space();
  text.comment(`The locks of this transaction, all or none: tried ${often}, for no longer than ${limit} each.`);
  if (unlimited) text.send('SET LOCAL statement_timeout = 0');
  text.send(lockBlock(wanted, request, lockRetries, limit, surroundings));
  if (unlimited) text.send(`SET LOCAL statement_timeout = ${literal(statementTimeout)}`);
}

/**
 * Those that conflict with readers or writers, the strongest on each table, by the table's name: of the statements up to the first one
 * that may take its time, because it changes or reads rows or nobody knows what it does. What comes behind that would be locked all the
 * while, and is left to its own statement.
 */
function wantedLocks(actions: readonly Action[]): readonly WantedLock[] {
  const found = new Map<string, WantedLock & { readonly revisions: Set<string> }>();
  for (const action of actions) {
    if (action.kind !== 'run') continue;
    const { step, statement } = action;
    for (const { table, mode } of ownLocks(statement)) {
      if (table === undefined || rank(mode) < rank('SHARE')) continue;
      const key = keyOf(table);
      const known = found.get(key);
      const stronger = known && rank(known.mode) >= rank(mode) ? known : { mode, class: lockClassOf(statement) };
      const revisions = (known?.revisions ?? new Set()).add(step.revision);
      found.set(key, { table, mode: stronger.mode, class: stronger.class, revisions });
    }
    // Its own locks are needed first, if it is an index or a constraint; rows are changed under weaker ones.
    if (takesTime(statement)) break;
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Of a conditional statement, nobody knows whether it takes them. */
function ownLocks(statement: ScriptStatement): readonly Lock[] {
  const { facts } = statement;
  return facts === undefined || facts === 'unknown' || isConditional(statement) ? [] : facts.locks;
}

function takesTime({ facts }: ScriptStatement): boolean {
  if (facts === undefined || facts === 'unknown') return true;
  const { locks, rewrites, scans } = facts;
  return rewrites.length > 0 || scans.length > 0 || locks.some((one) => one.mode === 'ROW EXCLUSIVE');
}

function isConditional({ when, onlyIf }: ScriptStatement): boolean {
  return when !== undefined || onlyIf !== undefined;
}

function rank(mode: LockMode): number {
  return lockModes.indexOf(mode);
}

function lockBlock(
  wanted: readonly WantedLock[],
  { dialect }: ScriptRequest,
  { attempts, pause }: NonNullable<ScriptRequest['lockRetries']>,
  limit: string,
  { todo, isAsked, hint }: LockSurroundings,
): string {
  const name = ({ name: own, schema }: TableName): string =>
    schema === undefined ? dialect.quote(own) : `${dialect.quote(schema)}.${dialect.quote(own)}`;
  const rows = wanted.map(({ table, mode, revisions }) => {
    const needed = isAsked && `, ${[...revisions].map(isAsked).join(' OR ')}`;
    return `(${literal(name(table))}, ${literal(mode)}${needed ?? ''})`;
  });
  const nothingToDo = todo === undefined ? '' : `\n  IF NOT (${todo}) THEN RETURN; END IF;`;
  const several = wanted.length > 1;
  const condition = isAsked ? ' AND needed.asked' : '';
  const order = several ? '\n        ORDER BY needed.name <> missing, needed.name COLLATE "C"' : '';
  const soon = `
        deadline := LEAST(deadline, clock_timestamp() + while_holding);`;
  return block(`
DECLARE
  own_timeout text := current_setting('lock_timeout');
  deadline timestamptz;${several ? "\n  while_holding interval := current_setting('deadlock_timeout')::interval OPERATOR(pg_catalog./) 2;" : ''}
  wanted record;
  missing text := '';
  holders text;
BEGIN${nothingToDo}
  FOR attempt IN 1..${attempts} LOOP
    BEGIN
      deadline := clock_timestamp() + interval ${literal(/[a-z]$/.test(limit) ? limit : `${limit}ms`)};
      FOR wanted IN
        SELECT c.oid AS id, needed.* FROM (VALUES
          ${rows.join(',\n          ')}
        ) AS needed (name, mode${isAsked ? ', asked' : ''})
        JOIN pg_class AS c ON c.oid = to_regclass(needed.name) AND c.relkind IN ('r', 'p')
        WHERE has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')${condition}${order}
      LOOP
        PERFORM set_config('lock_timeout', GREATEST(EXTRACT(epoch FROM deadline OPERATOR(pg_catalog.-) clock_timestamp()), 0.001) || 's', true);
        EXECUTE format('LOCK TABLE ONLY %s IN %s MODE', wanted.name, wanted.mode);${several ? soon : ''}
      END LOOP;
      PERFORM set_config('lock_timeout', own_timeout, true);
      EXIT;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
      missing := wanted.name;${several ? '  -- comes first next time' : ''}
      PERFORM pg_stat_clear_snapshot();
      holders := array_to_string(ARRAY(
        SELECT concat('pid ', l.pid, ' ' || nullif(a.application_name, ''), ' since ' || date_trunc('second', a.xact_start))
        FROM pg_locks AS l JOIN pg_database AS d ON d.oid = l.database AND d.datname = current_database()
        LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
        WHERE l.relation = wanted.id AND l.granted AND l.pid IS DISTINCT FROM pg_backend_pid()${conflicting(wanted)}
        ORDER BY a.xact_start LIMIT 5), ', ');
      holders := coalesce(nullif(holders, ''), 'others');
      IF attempt = ${attempts} THEN
        RAISE EXCEPTION USING ERRCODE = 'lock_not_available', MESSAGE = format('limbeck: %s could not be locked, ${attempts === 1 ? 'tried once' : `tried ${attempts} times`}', missing),
          DETAIL = format('It is in use by %s.', holders), HINT = ${literal(hint)};
      END IF;
      RAISE NOTICE USING MESSAGE = format('limbeck: attempt %s of ${attempts}: %s is in use by %s', attempt, missing, holders);
      PERFORM pg_sleep(${milliseconds(pause) / 1000});
    END;
  END LOOP;
END
`);
}

/** Which locks of others are in the way of each mode, where not all of them are. */
const HARMLESS: Readonly<Partial<Record<LockMode, string>>> = {
  SHARE: 'AccessShareLock,RowShareLock,ShareLock',
  'SHARE ROW EXCLUSIVE': 'AccessShareLock,RowShareLock',
  EXCLUSIVE: 'AccessShareLock',
};

function conflicting(wanted: readonly WantedLock[]): string {
  const modes = new Set(wanted.map((one) => one.mode));
  const cases = lockModes.flatMap((mode) =>
    modes.has(mode) && HARMLESS[mode] ? [` WHEN ${literal(mode)} THEN '{${HARMLESS[mode]}}'`] : [],
  );
  if (cases.length === 0) return '';
  return `\n          AND l.mode <> ALL ((CASE wanted.mode${cases.join('')} ELSE '{}' END)::text[])`;
}
