import type { VersionMove } from '../revisions/moves.ts';
import { lockKey } from './digest.ts';
import { literal, rowsInWords } from './one-line.ts';
import type { ScriptRequest } from './plan-script.ts';

/** The SQL by which a PostgreSQL script protects the database; every refusal begins with `limbeck:`. */
export class PostgresGuards {
  /** The version table as SQL names it. */
  readonly table: string;
  private readonly request: ScriptRequest;
  private readonly key: bigint;

  constructor(request: ScriptRequest) {
    const { name, schema } = request.versionTable;
    const { quote } = request.dialect;
    this.table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
    this.request = request;
    this.key = lockKey(request.versionTable);
  }

  /** Refuses before anything is done: another transaction, a standby, a second runner, another revision. */
  opening(): string {
    const { from, to, client } = this.request;
    const backstop =
      client === 'psql' ? '\n  COMMIT;  -- fails inside another transaction, whatever the clocks say' : '';
    const again =
      to.join() === from.join()
        ? ''
        : `
  IF found = ${array(to)} THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: this plan has been applied already, nothing to do'
      USING DETAIL = ${literal(`${this.table} holds ${rowsInWords(to)}, where this plan ends.`)};
  END IF;`;
    return `DO $limbeck$
DECLARE
  found text[] := '{}';
BEGIN
  IF transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'limbeck: this script runs its own transactions, but was started inside another one'
      USING HINT = 'Run it without BEGIN and without psql -1 (--single-transaction). Nothing was changed.';
  END IF;${backstop}
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'limbeck: this server is a standby'
      USING HINT = 'Run the script on the primary server. Nothing was changed.';
  END IF;
  IF NOT pg_try_advisory_lock(${this.key}) THEN
    RAISE EXCEPTION 'limbeck: another run of a plan holds the lock of this database'
      USING HINT = 'Wait until it has ended, then look where the database is. Nothing was changed.';
  END IF;
  IF to_regclass(${literal(this.table)}) IS NOT NULL THEN
    ${this.readRows()}
  END IF;${again}
  IF found <> ${array(from)} THEN
    PERFORM pg_advisory_unlock(${this.key});
    RAISE EXCEPTION 'limbeck: the database is not at the revision where this plan begins'
      USING DETAIL = format('%s holds %s; this plan begins at %s.', ${literal(this.table)},
          coalesce(nullif(array_to_string(found, ', '), ''), 'no row'), ${literal(rowsInWords(from))}),
        HINT = 'Compile a plan that begins where the database is: limbeck compile --from ' ||
          coalesce(nullif(array_to_string(found, ','), ''), 'base') || '. Nothing was changed.';
  END IF;
  PERFORM set_config('default_transaction_read_only', 'off', false);
END
$limbeck$`;
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
  transaction(rows: readonly string[]): string {
    return `DO $limbeck$
DECLARE
  found text[];
BEGIN
  LOCK TABLE ${this.table} IN SHARE ROW EXCLUSIVE MODE;
  ${this.compare(rows)}
END
$limbeck$`;
  }

  /** Before a statement outside of a transaction: the rows are exactly those expected. */
  outside(rows: readonly string[]): string {
    return `DO $limbeck$
DECLARE
  found text[];
BEGIN
  ${this.compare(rows)}
END
$limbeck$`;
  }

  /** Moves the version rows; each move must touch exactly one. */
  moves(moves: readonly VersionMove[]): string {
    return `DO $limbeck$
DECLARE
  touched bigint;
BEGIN
${moves.map((move) => this.move(move)).join('\n')}
END
$limbeck$`;
  }

  unlock(): string {
    return `DO $limbeck$ BEGIN PERFORM pg_advisory_unlock(${this.key}); END $limbeck$`;
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

/** The rows as an array in the order of the C collation. */
function array(rows: readonly string[]): string {
  const sorted = [...rows].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return `ARRAY[${sorted.map(literal).join(', ')}]::text[]`;
}
