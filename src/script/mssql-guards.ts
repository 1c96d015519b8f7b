import type { VersionMove } from '../revisions/moves.ts';
import { lockKey } from './digest.ts';
import type { Batches } from './mssql-batches.ts';
import { charactersDiffer } from './mssql-characters.ts';
import { said, text } from './mssql-text.ts';
import { rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStep } from './plan-script.ts';

/** The order in which names are compared, whatever the database has for its own. */
export const EXACT = 'COLLATE Latin1_General_BIN2';

const MAJOR: Readonly<Record<string, number>> = { '2019': 15, '2022': 16, '2025': 17 };

/** The SQL by which a script protects a SQL Server database; every refusal begins with `limbeck:`. */
export class MssqlGuards {
  /** The version table as SQL names it. */
  readonly table: string;
  private readonly request: ScriptRequest;

  constructor(request: ScriptRequest) {
    const { name, schema } = request.versionTable;
    const { quote } = request.dialect;
    this.request = request;
    this.table = schema === undefined ? quote(name) : `${quote(schema)}.${quote(name)}`;
  }

  /**
   * Refuses before anything is done: another server or database, a second runner, another revision. The lock belongs to the session,
   * and is not waited for.
   *
   * @param start what a plan with a journal asks, with the rows in `@found`; it fills `@said` to refuse
   *
   * Source: https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql
   */
  opening(batches: Batches, start: string | undefined): void {
    const { from, purge } = this.request;
    const missing = `limbeck: this database has no table ${this.table}; this plan begins at ${rowsInWords(from)}. Is it the right database? Where nothing was applied, begin with --from base. Nothing was changed.`;
    const noTable =
      from.length === 0 || purge
        ? `IF @said IS NULL AND ${this.exists()}`
        : `IF @said IS NULL AND NOT ${this.exists()}
  SET @said = ${said(missing)};
IF @said IS NULL`;
    const rows = `${noTable}
  ${this.readRows('')}
${start ?? `${this.compareStart('@said IS NULL')}`}`;
    batches.send(
      'outside',
      `DECLARE @said nvarchar(2000), @found nvarchar(max) = N'', @got int = 0;
${this.place()}
IF @said IS NULL AND APPLOCK_MODE(N'public', ${this.lock}, N'Session') = N'NoLock'
  EXEC @got = sys.sp_getapplock @Resource = ${this.lock}, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0, @DbPrincipal = N'public';
IF @said IS NULL AND @got < 0
  SET @said = N'limbeck: another run of a plan holds the lock of this database. Wait until it has ended, or close the session that a stopped run has left open; then look where the database is. Nothing was changed.';
${purge ? '-- Any rows will do: they are purged.' : rows}
${batches.refuseSaid()}`,
    );
  }

  /** Whether the rows are those where the plan begins; only where the condition holds. */
  compareStart(condition: string): string {
    const { from, to, direction } = this.request;
    const again =
      to.join() === from.join()
        ? ''
        : `IF ${condition} AND ${this.rowsAre(to)}
  SET @said = ${said(`limbeck: this plan has been applied already, nothing to do. ${this.table} holds ${rowsInWords(to)}, where this plan ends.`)};
`;
    return `${again}IF ${condition} AND NOT (${this.rowsAre(from)})
  SET @said = CONCAT(${said(`limbeck: the database is not at the revision where this plan begins. ${this.table} holds `)}, ${this.foundInWords}, ${said(`; this plan begins at ${rowsInWords(from)}. Compile a plan that begins where the database is: limbeck ${direction === 'stamp' ? 'stamp' : 'compile'} --from `)}, ISNULL(NULLIF(@found, N''), N'base'), N'. Nothing was changed.');`;
  }

  /** The version table, as Alembic makes it, where it is missing. */
  createVersionTable(): string {
    const key = this.request.dialect.quote(`${this.request.versionTable.name}_pkc`);
    return `IF NOT ${this.exists()}
  CREATE TABLE ${this.table} (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT ${key} PRIMARY KEY (version_num)
  );`;
  }

  /** In every transaction: nobody else moves the rows meanwhile, and they are exactly those expected. */
  compareHere(batches: Batches, rows: readonly string[], condition: string | undefined, locked: boolean): string {
    const only = condition === undefined ? '' : `IF ${condition}\n  `;
    const back = locked ? ' This transaction was rolled back.' : '';
    return `DECLARE @said nvarchar(2000), @found nvarchar(max) = ${text(expected(rows))};
${only}${this.readRows(locked ? ' WITH (UPDLOCK, HOLDLOCK)' : '')}
IF NOT (${this.rowsAre(rows)})
  SET @said = CONCAT(${said(`limbeck: the version rows have changed since this plan began. ${this.table} holds `)}, ${this.foundInWords}, ${said(`; this step begins at ${rowsInWords(rows)}. Find out who moved them.${back}`)});
${batches.refuseSaid()}`;
  }

  /** Moves the version rows; each move must touch exactly one. */
  moves(batches: Batches, { moves }: ScriptStep, condition: string | undefined): string {
    const lines = moves.map((move) => {
      const wrong = `limbeck: a move of the version rows must touch exactly one row: ${inWords(move)} in ${this.table}. This transaction was rolled back.`;
      return `SET @touched = 0;
${condition === undefined ? '' : `IF ${condition} `}BEGIN ${this.move(move)}; SET @touched = @@ROWCOUNT; END;
${batches.refuse(`${condition === undefined ? '' : `${condition} AND `}@touched <> 1`, wrong)}`;
    });
    return `DECLARE @touched int;\n${lines.join('\n')}`;
  }

  purge(): string {
    return `DELETE FROM ${this.table};`;
  }

  /** Gives the lock back. */
  get unlock(): string {
    return `IF APPLOCK_MODE(N'public', ${this.lock}, N'Session') <> N'NoLock'
  EXEC sys.sp_releaseapplock @Resource = ${this.lock}, @LockOwner = N'Session', @DbPrincipal = N'public';`;
  }

  private get lock(): string {
    return `N'limbeck ${BigInt.asUintN(64, lockKey(this.request.versionTable)).toString(16)}'`;
  }

  private exists(): string {
    return `(OBJECT_ID(${text(this.table)}, N'U') IS NOT NULL)`;
  }

  /**
   * The server, the database, and whether it can be written to. Azure's databases have a version number of their own.
   *
   * Source: https://learn.microsoft.com/en-us/sql/t-sql/functions/serverproperty-transact-sql,
   * https://learn.microsoft.com/en-us/sql/t-sql/functions/databasepropertyex-transact-sql
   */
  private place(): string {
    const { version, database, dialect } = this.request;
    const asked = version ?? dialect.versions.oldest;
    const major = MAJOR[asked] ?? 15;
    const differ = charactersDiffer(this.request);
    const checks: (readonly [condition: string, message: string])[] = [
      ...(differ === undefined
        ? []
        : [
            [
              differ,
              "N'limbeck: this file was read in another encoding than it was written in, or was converted on its way here. It is UTF-8: sqlcmd -f 65001. Nothing was changed.'",
            ] as const,
          ]),
      [
        `CONVERT(int, SERVERPROPERTY('EngineEdition')) NOT IN (5, 8, 12) AND ISNULL(CONVERT(int, SERVERPROPERTY('ProductMajorVersion')), 0) < ${major}`,
        `CONCAT(${said(`limbeck: this plan is for SQL Server ${asked} or later; this server is of version `)}, CONVERT(nvarchar(128), SERVERPROPERTY('ProductVersion')), N'. Nothing was changed.')`,
      ],
    ];
    if (database === undefined) {
      checks.push([
        "DB_NAME() IN (N'master', N'model', N'msdb', N'tempdb')",
        "CONCAT(N'limbeck: this is the system database ', DB_NAME(), N'. Name the database: sqlcmd -d shop. Nothing was changed.')",
      ]);
    } else {
      checks.push([
        `DB_NAME() <> ${text(database)}`,
        `CONCAT(${said(`limbeck: this plan runs only on the database ${database}, and this is `)}, DB_NAME(), N'. Nothing was changed.')`,
      ]);
    }
    checks.push([
      "ISNULL(CONVERT(nvarchar(128), DATABASEPROPERTYEX(DB_NAME(), 'Updateability')), N'') <> N'READ_WRITE'",
      "CONCAT(N'limbeck: the database ', DB_NAME(), N' can only be read: it is read-only, or on a secondary replica. Run the script on the primary. Nothing was changed.')",
    ]);
    const chain = checks.map(([condition, message]) => `IF ${condition}\n  SET @said = ${message}`);
    return `${chain.join('\nELSE ')};`;
  }

  private readRows(hint: string): string {
    return `SELECT @found = ISNULL(STRING_AGG(CONVERT(nvarchar(max), version_num), N',') WITHIN GROUP (ORDER BY version_num ${EXACT}), N'') FROM ${this.table}${hint};`;
  }

  private rowsAre(rows: readonly string[]): string {
    return `@found ${EXACT} = ${text(expected(rows))}`;
  }

  private get foundInWords(): string {
    return "ISNULL(NULLIF(REPLACE(@found, N',', N', '), N''), N'no row')";
  }

  private move(move: VersionMove): string {
    if ('insert' in move) return `INSERT INTO ${this.table} (version_num) VALUES (${text(move.insert)})`;
    if ('delete' in move) return `DELETE FROM ${this.table} WHERE version_num = ${text(move.delete)}`;
    return `UPDATE ${this.table} SET version_num = ${text(move.update[1])} WHERE version_num = ${text(move.update[0])}`;
  }
}

/** The rows in the order of the server's code points, as one text. */
export function expected(rows: readonly string[]): string {
  return [...rows].sort().join(',');
}

function inWords(move: VersionMove): string {
  if ('insert' in move) return `insert ${move.insert}`;
  return 'delete' in move ? `delete ${move.delete}` : `move ${move.update[0]} to ${move.update[1]}`;
}
