import type { VersionMove } from '../revisions/moves.ts';
import { lockKey } from './digest.ts';
import { giveUpRuns, refuseOpenRun } from './journal-table.ts';
import { literal, rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStatement, ScriptStep } from './plan-script.ts';
import { array, block, TODO } from './postgresql-blocks.ts';
import { charactersCheck } from './postgresql-characters.ts';
import { knownRevisions, noteApplied, reachRevisions, refuseElsewhere } from './postgresql-idempotent.ts';
import { type PostgresJournal, whereRun } from './postgresql-journal.ts';
import { refuseEdited } from './postgresql-meaning.ts';
import { whoRunsIt } from './postgresql-who.ts';

/** The SQL by which a PostgreSQL script protects the database; every refusal begins with `limbeck:`. */
export class PostgresGuards {
  /** The version table as SQL names it. */
  readonly table: string;
  private readonly request: ScriptRequest;
  private readonly key: bigint;
  private readonly mark: string | undefined;
  private readonly journal: PostgresJournal | undefined;

  /** @param mark names this plan in the session, where a client that goes on after an error must not go on with the plan */
  constructor(request: ScriptRequest, mark: string | undefined, journal: PostgresJournal | undefined) {
    const { name, schema } = request.versionTable;
    const { quote } = request.dialect;
    this.table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
    this.request = request;
    this.key = lockKey(request.versionTable);
    this.mark = mark;
    this.journal = journal;
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
    const psql = this.request.client.name === 'psql';
    const mayFinish = this.journal !== undefined || this.request.known !== undefined;
    const apart = psql ? '' : "current_setting('limbeck.began', true) = transaction_timestamp()::text\n    AND ";
    const backstop = psql ? '\n  COMMIT;  -- fails inside another transaction, whatever the clocks say' : '';
    const mark =
      this.mark === undefined ? '' : `\n  PERFORM set_config('limbeck.done', ${literal(this.part(0))}, false);`;
    return block(`
DECLARE
  found text[] := '{}';${mayFinish ? '\n  finished boolean := false;' : ''}${this.journal?.declarations ?? '\n  journalled record;'}${this.request.known ? knownRevisions(this.request.known) : ''}
BEGIN
  IF ${apart}transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;${backstop}
${charactersCheck(this.request)}  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'limbeck: this server is a standby'
      USING HINT = 'Run the script on the primary server. Nothing was changed.';
  END IF;${whoRunsIt(this.request, this.journal !== undefined)}
  IF NOT pg_try_advisory_lock(${this.key}) THEN
    RAISE EXCEPTION 'limbeck: another run of a plan holds the lock of this database'
      USING HINT = 'Wait until it has ended, then look where the database is. Nothing was changed.';
  END IF;
${this.request.purge ? '  -- Any rows will do: they are purged.' : this.start()}
  PERFORM set_config(${psql ? `'default_transaction_read_only', ${mayFinish ? "CASE WHEN finished THEN 'on' ELSE 'off' END" : "'off'"}` : "'limbeck.opened', 'passed'"}, false);${mark}
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
    ${this.unlocked}
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

  /** What the script itself needs, before its first step: its tables, and the run that it notes them for. */
  prepare(create: boolean): string {
    const versionTable = create
      ? `  IF to_regclass(${literal(this.table)}) IS NULL THEN
    ${this.createVersionTable()};
  END IF;
`
      : '';
    const body = `${versionTable}${this.journal?.prepare() ?? ''}`;
    return block(`\nBEGIN\n${this.journal ? whereRun(this.request, body) : body}END\n`);
  }

  /**
   * Inside every transaction: nobody else moves the rows meanwhile, and they are exactly those expected. `gated`: only where the
   * transaction has anything to do.
   */
  transaction(rows: readonly string[] | undefined, part: number, gated: boolean): string {
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
${when(
  gated,
  `  LOCK TABLE ${this.table} IN SHARE ROW EXCLUSIVE MODE;
  ${rows === undefined ? '-- Any rows will do: they are purged.' : this.compare(rows)}`,
)}${after}
END
`);
  }

  /** Before a statement outside of a transaction: the rows are exactly those expected. */
  outside(rows: readonly string[], step: number, statement: ScriptStatement): string {
    return block(`
DECLARE
  found text[];
BEGIN
  ${this.compare(rows)}${this.journal ? `\n  ${this.journal.begin(step, statement)}` : ''}
END
`);
  }

  /** A stamp says where the database is: a plan that was stopped half way is given up. */
  giveUp(): string {
    return block(`\nBEGIN\n${giveUpRuns(this.request)}\nEND\n`);
  }

  purge(): string {
    return `DELETE FROM ${this.table}`;
  }

  /** Moves the version rows; each move must touch exactly one. */
  moves(step: ScriptStep, gated: boolean): string {
    const body = this.request.known ? this.moveWhatIsThere(step) : step.moves.map((move) => this.move(move)).join('\n');
    return block(`
DECLARE
  touched bigint;
BEGIN
${when(gated, body)}
END
`);
  }

  /** Gives the lock back, and forgets what the script has noted in the session. */
  end(noted: readonly string[]): string {
    const forgotten = noted.map((one) => `  PERFORM set_config(${literal(one)}, NULL, false);\n`).join('');
    return block(`\nBEGIN\n  ${this.unlocked}\n${forgotten}END\n`);
  }

  private part(number: number): string {
    return `${this.mark}/${number}`;
  }

  /** Where the database is, and whether the plan may begin there, or go on. */
  private start(): string {
    if (this.request.known) return this.startAnywhere();
    if (this.journal) return `${this.readStart()}\n${this.journal.start(this.unlocked, this.compareStart())}`;
    const open = this.request.direction === 'stamp' ? '' : `  ${refuseOpenRun(this.request, this.unlocked)}\n`;
    return `${this.readStart()}\n${open}${this.compareStart()}`;
  }

  /** For every database between the two ends of the plan: which of its revisions are applied. */
  private startAnywhere(): string {
    const compare = refuseElsewhere(this.request, this.table, this.unlocked);
    const open = this.journal
      ? this.journal.start(this.unlocked, compare)
      : `  ${refuseOpenRun(this.request, this.unlocked)}\n${compare}`;
    return `${this.readStart()}\n${reachRevisions}\n${open}\n${noteApplied(this.request, this.journal !== undefined)}`;
  }

  private get unlocked(): string {
    return `PERFORM pg_advisory_unlock(${this.key});`;
  }

  private readStart(): string {
    const { from } = this.request;
    return from.length === 0
      ? `  IF to_regclass(${literal(this.table)}) IS NOT NULL THEN
    ${this.readRows()}
  END IF;`
      : `  IF to_regclass(${literal(this.table)}) IS NULL THEN
    ${this.unlocked}
    RAISE EXCEPTION 'limbeck: this database has no table %', ${literal(this.table)}
      USING DETAIL = ${literal(`This plan begins at ${rowsInWords(from)}.`)},
        HINT = 'Is this the right database and the right search_path? Where nothing was applied, begin with --from base. Nothing was changed.';
  END IF;
  ${this.readRows()}`;
  }

  /** What to say where the rows at the start are others. */
  private compareStart(): string {
    const { from, to } = this.request;
    const begins = literal(rowsInWords(from));
    const again =
      to.join() === from.join()
        ? ''
        : `  IF found = ${array(to)} THEN
    ${this.unlocked}
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = ${literal(`${this.table} holds ${rowsInWords(to)}, where this plan ends.`)};
  END IF;
`;
    return `${again}  IF found <> ${array(from)} THEN
    ${this.unlocked}
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = format('%s holds %s; this plan begins at %s.', ${literal(this.table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${begins}),
        HINT = 'Compile a plan that begins where the database is: limbeck ${this.request.direction === 'stamp' ? 'stamp' : 'compile'} --from ' ||
          coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;${refuseEdited(this.request, this.table, this.unlocked)}`;
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

  /** The rows of a revision that is applied: it stands for all that it needs. */
  private moveWhatIsThere({ revision, needs = [] }: ScriptStep): string {
    const gone = needs.length === 0 ? '' : `  DELETE FROM ${this.table} WHERE version_num = ANY (${array(needs)});\n`;
    return `${gone}${this.move({ insert: revision })}
  PERFORM set_config('limbeck.rows', (SELECT string_agg(version_num, ',' ORDER BY version_num COLLATE "C") FROM ${this.table}), false);`;
  }

  private compare(rows: readonly string[]): string {
    const [differ, expected] = this.request.known
      ? [`array_to_string(found, ',') <> current_setting('limbeck.rows')`, `current_setting('limbeck.rows')`]
      : [`found <> ${array(rows)}`, literal(rowsInWords(rows))];
    return `${this.readRows()}
  IF ${differ} THEN
    RAISE EXCEPTION 'limbeck: the version rows have changed since this plan began'
      USING DETAIL = format('%s holds %s; this step begins at %s.', ${literal(this.table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${expected}),
        HINT = 'Find out who moved them. This transaction was rolled back.';
  END IF;`;
  }

  private readRows(): string {
    return `SELECT coalesce(array_agg(version_num::text ORDER BY version_num COLLATE "C"), '{}') INTO found FROM ${this.table};`;
  }
}

/** Statements of a block, only where the step is still to be done. */
function when(gated: boolean, body: string): string {
  return gated ? `  IF ${TODO} THEN\n${body}\n  END IF;` : body;
}
