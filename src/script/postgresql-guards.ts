import type { VersionMove } from '../revisions/moves.ts';
import { lockKey } from './digest.ts';
import { dollarQuoted, literal, rowsInWords } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';
import { whoRunsIt } from './postgresql-who.ts';

/** The SQL by which a PostgreSQL script protects the database; every refusal begins with `limbeck:`. */
export class PostgresGuards {
  /** The version table as SQL names it. */
  readonly table: string;
  private readonly request: ScriptRequest;
  private readonly key: bigint;
  private readonly mark: string | undefined;

  /** @param mark names this plan in the session, where a client that goes on after an error must not go on with the plan */
  constructor(request: ScriptRequest, mark: string | undefined) {
    const { name, schema } = request.versionTable;
    const { quote } = request.dialect;
    this.table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
    this.request = request;
    this.key = lockKey(request.versionTable);
    this.mark = mark;
  }

  /** Tells the opening guard of a plain script which transaction this is. */
  begin(): string {
    return block(`
BEGIN
  PERFORM set_config('limbeck.opened', 'no', false);
  PERFORM set_config('limbeck.began', transaction_timestamp()::text, false);
END
`);
  }

  /** Refuses before anything is done: another transaction, a standby, a second runner, another revision. */
  opening(): string {
    const psql = this.request.client === 'psql';
    const apart = psql ? '' : "current_setting('limbeck.began', true) = transaction_timestamp()::text\n    AND ";
    const backstop = psql ? '\n  COMMIT;  -- fails inside another transaction, whatever the clocks say' : '';
    const mark =
      this.mark === undefined ? '' : `\n  PERFORM set_config('limbeck.done', ${literal(this.part(0))}, false);`;
    return block(`
DECLARE
  found text[] := '{}';
BEGIN
  IF ${apart}transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;${backstop}
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'limbeck: this server is a standby'
      USING HINT = 'Run the script on the primary server. Nothing was changed.';
  END IF;${whoRunsIt(this.request)}
  IF NOT pg_try_advisory_lock(${this.key}) THEN
    RAISE EXCEPTION 'limbeck: another run of a plan holds the lock of this database'
      USING HINT = 'Wait until it has ended, then look where the database is. Nothing was changed.';
  END IF;
${this.request.purge ? '  -- Any rows will do: they are purged.' : this.compareStart()}
  PERFORM set_config(${psql ? "'default_transaction_read_only', 'off'" : "'limbeck.opened', 'passed'"}, false);${mark}
END
`);
  }

  /**
   * Passes only where no savepoint is open: PostgreSQL exports no snapshot from a subtransaction
   * (https://www.postgresql.org/docs/current/functions-admin.html). Behind a savepoint before each statement, a step that
   * failed would be passed over, and its revision recorded half done.
   */
  probe(): string {
    return block(`
BEGIN
  PERFORM pg_export_snapshot();
  IF current_setting('limbeck.opened', true) = 'passed' THEN
    PERFORM set_config('limbeck.opened', 'probed', false);
  END IF;
END
`);
  }

  /** Allows a plain script to write, when the opening guard and the probe have passed. */
  open(): string {
    return block(`
BEGIN
  IF current_setting('limbeck.opened', true) IS DISTINCT FROM 'probed' THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: the guard above has not passed, or this client sets a savepoint before each statement'
      USING HINT = 'Switch the client''s automatic savepoints off (ON_ERROR_ROLLBACK, autosave). Nothing was changed.';
  END IF;
  PERFORM set_config('default_transaction_read_only', 'off', false);
END
`);
  }

  /** The version table, as Alembic makes it; it is never dropped. */
  createVersionTable(): string {
    const key = this.request.dialect.quote(`${this.request.versionTable.name}_pkc`);
    return `CREATE TABLE IF NOT EXISTS ${this.table} (
  version_num VARCHAR(32) NOT NULL,
  CONSTRAINT ${key} PRIMARY KEY (version_num)
)`;
  }

  /** Inside every transaction: nobody else moves the rows meanwhile, and they are exactly those expected. */
  transaction(rows: readonly string[] | undefined, part: number): string {
    const before =
      this.mark === undefined
        ? ''
        : `
  IF current_setting('limbeck.done', true) IS DISTINCT FROM ${literal(this.part(part - 1))} THEN
    RAISE EXCEPTION 'limbeck: what comes before this transaction was not done'
      USING HINT = 'Look at the first error of this run. This transaction was rolled back.';
  END IF;`;
    const after =
      this.mark === undefined
        ? ''
        : `\n  PERFORM set_config('limbeck.done', ${literal(this.part(part))}, false);  -- undone if this transaction is`;
    return block(`
DECLARE
  found text[];
BEGIN${before}
  LOCK TABLE ${this.table} IN SHARE ROW EXCLUSIVE MODE;
  ${rows === undefined ? '-- Any rows will do: they are purged.' : this.compare(rows)}${after}
END
`);
  }

  /** Before a statement outside of a transaction: the rows are exactly those expected. */
  outside(rows: readonly string[]): string {
    return block(`
DECLARE
  found text[];
BEGIN
  ${this.compare(rows)}
END
`);
  }

  purge(): string {
    return `DELETE FROM ${this.table}`;
  }

  /** Moves the version rows; each move must touch exactly one. */
  moves(moves: readonly VersionMove[]): string {
    return block(`
DECLARE
  touched bigint;
BEGIN
${moves.map((move) => this.move(move)).join('\n')}
END
`);
  }

  unlock(): string {
    return block(` BEGIN PERFORM pg_advisory_unlock(${this.key}); END `);
  }

  private part(number: number): string {
    return `${this.mark}/${number}`;
  }

  /** The rows at the start, and what to say when they are others. */
  private compareStart(): string {
    const { from, to } = this.request;
    const begins = literal(rowsInWords(from));
    const missing =
      from.length === 0
        ? `  IF to_regclass(${literal(this.table)}) IS NOT NULL THEN
    ${this.readRows()}
  END IF;`
        : `  IF to_regclass(${literal(this.table)}) IS NULL THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: this database has no table %', ${literal(this.table)}
      USING DETAIL = ${literal(`This plan begins at ${rowsInWords(from)}.`)},
        HINT = 'Is this the right database and the right search_path? Where nothing was applied, begin with --from base. Nothing was changed.';
  END IF;
  ${this.readRows()}`;
    const again =
      to.join() === from.join()
        ? ''
        : `
  IF found = ${array(to)} THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = ${literal(`${this.table} holds ${rowsInWords(to)}, where this plan ends.`)};
  END IF;`;
    return `${missing}${again}
  IF found <> ${array(from)} THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = format('%s holds %s; this plan begins at %s.', ${literal(this.table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${begins}),
        HINT = 'Compile a plan that begins where the database is: limbeck ${this.request.direction === 'stamp' ? 'stamp' : 'compile'} --from ' ||
          coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;`;
  }

  private move(move: VersionMove): string {
    const [statement, what] =
      'insert' in move
        ? [`INSERT INTO ${this.table} (version_num) VALUES (${literal(move.insert)})`, `insert ${move.insert}`]
        : 'delete' in move
          ? [`DELETE FROM ${this.table} WHERE version_num = ${literal(move.delete)}`, `delete ${move.delete}`]
          : [
              `UPDATE ${this.table} SET version_num = ${literal(move.update[1])} WHERE version_num = ${literal(move.update[0])}`,
              `move ${move.update[0]} to ${move.update[1]}`,
            ];
    return `  ${statement};
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> 1 THEN
    RAISE EXCEPTION 'limbeck: % rows touched instead of one: %', touched, ${literal(`${what} in ${this.table}`)};
  END IF;`;
  }

  private compare(rows: readonly string[]): string {
    return `${this.readRows()}
  IF found <> ${array(rows)} THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', ${literal(this.table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${literal(rowsInWords(rows))}),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;`;
  }

  private readRows(): string {
    return `SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM ${this.table};`;
  }
}

/** An anonymous block; no name or literal inside can end it. */
function block(body: string): string {
  return `DO ${dollarQuoted(body)}`;
}

/** The rows as an array in the order of the C collation. */
function array(rows: readonly string[]): string {
  const sorted = [...rows].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `ARRAY[${sorted.map(literal).join(', ')}]::text[]`;
}
