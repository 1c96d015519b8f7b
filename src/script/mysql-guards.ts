import type { VersionMove } from '../revisions/moves.ts';
import type { MysqlJournal } from './mysql-journal.ts';
import { differ, found, isTable, ROWS, sameRows, tableCount } from './mysql-rows.ts';
import { halfWayCase, readLastRun } from './mysql-run.ts';
import { lockName, SERVER_VERSION, versionAsNumber } from './mysql-session.ts';
import { all, type Case, CLOSED, firstOf, GO, lines, literal, type MysqlText, STOP, TODO } from './mysql-text.ts';
import { oneLine, rowsInWords } from './one-line.ts';
import type { ScriptRequest, ScriptStep } from './plan-script.ts';

const NOTHING = "'Nothing was changed.'";

/** The SQL by which a script of MySQL protects the database; every refusal begins with `limbeck:`. */
export class MysqlGuards {
  /** The version table as SQL names it. */
  readonly table: string;
  private readonly text: MysqlText;
  private readonly request: ScriptRequest;
  private readonly journal: MysqlJournal | undefined;

  constructor(text: MysqlText, request: ScriptRequest, table: string, journal: MysqlJournal | undefined) {
    this.text = text;
    this.request = request;
    this.table = table;
    this.journal = journal;
  }

  /** Refuses before anything is done: another server, another database, a replica, a second runner, another revision. */
  opening(): void {
    const { text, request } = this;
    text.comment('Where is the database?');
    text.send(`SET @limbeck_lock = ${lockName(request)}`);
    text.send('SET @limbeck_locked = GET_LOCK(@limbeck_lock, 0)');
    text.send(`SET @limbeck_table = ${tableCount(request, request.versionTable.name)}`);
    text.send("SET @limbeck_rows = IF(@limbeck_table = 0, '', NULL)");
    text.read(`SELECT ${ROWS} INTO @limbeck_rows FROM ${this.table}`, '@limbeck_table');
    if (request.direction !== 'stamp') readLastRun(text, request);
    this.journal?.chooseRun();
    text.space();
    text.send(`SET ${STOP} = ${firstOf(this.openingCases())}`);
    text.send(`SET ${GO} = ${STOP} IS NULL AND @@error_count = 0`);
    text.raise();
  }

  /** The version table, as Alembic makes it; it is never dropped. */
  createVersionTable(): void {
    this.text.run(
      `CREATE TABLE ${this.table} (
  version_num VARCHAR(32) NOT NULL,
  PRIMARY KEY (version_num)
) ENGINE = InnoDB`,
      '@limbeck_table = 0',
    );
    this.text.send(
      `PREPARE limbeck_rows FROM ${literal(`SELECT ${ROWS} INTO @limbeck_rows FROM ${this.table} FOR UPDATE`)}`,
    );
    this.text.check();
  }

  /** Before a part of the plan: the rows are exactly those expected, and nobody moves them until the next COMMIT. */
  part(rows: readonly string[] | undefined, more: () => readonly Case[] = () => []): void {
    const { text, journal } = this;
    const names = ['@limbeck_rows', ...(journal ? journal.stepVariables : [])];
    text.send(
      `SET ${names.map((one) => `${one} = NULL`).join(', ')}, ${STOP} = 'limbeck: this step could not be prepared'`,
    );
    text.send('EXECUTE limbeck_rows');
    journal?.readStep();
    text.stopWhere([
      {
        when: `${CLOSED} OR ${names.map((one) => `${one} IS NULL`).join(' OR ')}`,
        said: lines(
          literal('limbeck: what comes before this step was not done'),
          literal('Look at the first error of this run.'),
        ),
      },
      ...(journal ? [{ when: `NOT ${TODO}`, said: 'NULL' }] : []),
      ...(rows === undefined ? [] : [this.moved(rows)]),
      ...more(),
    ]);
  }

  purge(): void {
    this.text.send(`DELETE FROM ${this.table} WHERE ${GO}`);
    this.text.check();
  }

  /** Moves the version rows; each move must touch exactly one. */
  moves({ moves, rowsAfter }: ScriptStep): void {
    const { text } = this;
    text.send('SET @limbeck_touched = 1');
    for (const move of moves) {
      text.send(this.move(move));
      text.send(`SET @limbeck_touched = @limbeck_touched AND ROW_COUNT() = 1, ${GO} = ${GO} AND @@error_count = 0`);
    }
    text.send('SET @limbeck_rows = NULL');
    text.send('EXECUTE limbeck_rows');
    text.stopWhere([
      { when: `${CLOSED} OR NOT ${TODO}`, said: 'NULL' },
      {
        when: `NOT @limbeck_touched OR ${differ(rowsAfter)}`,
        said: lines(
          literal('limbeck: a move of the version rows must touch exactly one row'),
          `CONCAT(${literal(`${oneLine(this.table)} would hold `)}, ${found}, ${literal(`; this step ends at ${rowsInWords(rowsAfter)}.`)})`,
          literal('This transaction is rolled back.'),
        ),
      },
    ]);
  }

  /** Behind the last part: all was done, or the script ends with an error. */
  end(): void {
    const { text, request } = this;
    text.send(
      `SET ${STOP} = IF(${GO} <=> 1, NULL, ${lines(literal('limbeck: this plan was not done'), literal('Look at the first error of this run.'))})`,
    );
    text.raise();
    text.send('DO RELEASE_LOCK(@limbeck_lock)');
    text.progress(`done: the database is at ${rowsInWords(request.to)}`);
  }

  private openingCases(): readonly Case[] {
    const { dialect, version = dialect.versions.oldest, database, purge, from, versionTable } = this.request;
    const mariadb = "VERSION() LIKE '%MariaDB%'";
    const here = `CONCAT('This is ', VERSION(), ${literal(`; the plan was compiled for ${dialect.title}.`)})`;
    const known: Case[] = [
      {
        when: "NOT @limbeck_set OR @@SESSION.character_set_client <> 'utf8mb4'",
        said: lines(literal('limbeck: the session could not be set up as this plan needs it'), NOTHING),
      },
      {
        when: dialect.name === 'mariadb' ? `NOT ${mariadb}` : mariadb,
        said: lines(literal(`limbeck: this server is not ${dialect.title}`), here, NOTHING),
      },
      {
        when: `${SERVER_VERSION} < ${versionAsNumber(version)}`,
        said: lines(literal(`limbeck: this plan is for ${dialect.title} ${version} or later`), here, NOTHING),
      },
      {
        when: 'DATABASE() IS NULL',
        said: lines(
          literal('limbeck: no database is selected'),
          literal(`Name it behind the program: ${programOf(dialect.name)} shop < plan.sql`),
          NOTHING,
        ),
      },
    ];
    if (database !== undefined) {
      const same = `(DATABASE() = ${literal(database)} COLLATE utf8mb4_bin OR @@GLOBAL.lower_case_table_names > 0 AND DATABASE() = ${literal(database.toLowerCase())})`;
      known.push({
        when: `NOT ${same}`,
        said: lines(
          literal('limbeck: this is not the database that the plan is for'),
          `CONCAT('This is ', DATABASE(), ${literal(`; the plan runs only on ${oneLine(database)}.`)})`,
          NOTHING,
        ),
      });
    }
    known.push(
      {
        when: "CAST(@@GLOBAL.read_only AS CHAR) NOT IN ('0', 'OFF')",
        said: lines(
          literal('limbeck: this server is read-only'),
          literal('Is it a replica? Run the plan on the primary server.'),
          NOTHING,
        ),
      },
      {
        when: 'NOT @limbeck_locked <=> 1',
        said: lines(
          literal('limbeck: another run of a plan holds the lock of this database'),
          "CONCAT('It is connection ', COALESCE(IS_USED_LOCK(@limbeck_lock), 'unknown'), '. Wait until it has ended, then look where the database is.')",
          NOTHING,
        ),
      },
      {
        when: `EXISTS (SELECT 1 FROM information_schema.tables WHERE ${isTable(this.request, versionTable.name)} AND engine <> 'InnoDB')`,
        said: lines(
          literal(`limbeck: ${oneLine(this.table)} is not a table of InnoDB, its rows cannot move with a transaction`),
          literal(`ALTER TABLE ${oneLine(this.table)} ENGINE = InnoDB`),
          NOTHING,
        ),
      },
    );
    if (purge) return known;
    if (from.length > 0) {
      known.push({
        when: 'NOT @limbeck_table',
        said: lines(
          literal(`limbeck: this database has no table ${oneLine(this.table)}`),
          literal(`This plan begins at ${rowsInWords(from)}. Is this the right database?`),
          literal('Where nothing was applied, begin with --from base. Nothing was changed.'),
        ),
      });
    }
    const begun = this.request.direction === 'stamp' ? [] : [halfWayCase(this.request, this.journal !== undefined)];
    return [...known, ...begun, ...this.startCases()];
  }

  private startCases(): readonly Case[] {
    const { from, to, direction } = this.request;
    const fresh = this.journal ? '@limbeck_run = 0' : undefined;
    const again: Case = {
      when: all(fresh, sameRows(to)),
      said: lines(
        literal('limbeck: this plan has been applied already, nothing to do'),
        literal(`${oneLine(this.table)} holds ${rowsInWords(to)}, where this plan ends.`),
      ),
    };
    const command = direction === 'stamp' ? 'stamp' : 'compile';
    return [
      ...(from.join() === to.join() ? [] : [again]),
      {
        when: all(fresh, differ(from)),
        said: lines(
          literal('limbeck: the database is not at the revision where this plan begins'),
          `CONCAT(${literal(`${oneLine(this.table)} holds `)}, ${found}, ${literal(`; this plan begins at ${rowsInWords(from)}.`)})`,
          `CONCAT('Compile a plan that begins where the database is: limbeck ${command} --from ', COALESCE(NULLIF(@limbeck_rows, ''), 'base'), '. Nothing was changed.')`,
        ),
      },
    ];
  }

  private moved(rows: readonly string[]): Case {
    return {
      when: differ(rows),
      said: lines(
        literal('limbeck: the version rows have changed since this plan began'),
        `CONCAT(${literal(`${oneLine(this.table)} holds `)}, ${found}, ${literal(`; this step begins at ${rowsInWords(rows)}.`)})`,
        literal('Find out who moved them.'),
      ),
    };
  }

  private move(move: VersionMove): string {
    const only = `${GO} AND ${TODO}`;
    if ('insert' in move)
      return `INSERT INTO ${this.table} (version_num) SELECT ${literal(move.insert)} FROM DUAL WHERE ${only}`;
    if ('delete' in move) return `DELETE FROM ${this.table} WHERE version_num = ${literal(move.delete)} AND ${only}`;
    const [from, to] = move.update;
    return `UPDATE ${this.table} SET version_num = ${literal(to)} WHERE version_num = ${literal(from)} AND ${only}`;
  }
}

/** The program that goes with the engine. */
export function programOf(dialect: string): string {
  return dialect === 'mariadb' ? 'mariadb' : 'mysql';
}
