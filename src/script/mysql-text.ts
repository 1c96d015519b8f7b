import type { ScriptRequest } from './plan-script.ts';
import { ScriptText } from './script-text.ts';

/** 1 as long as nothing stands against the plan; whatever else it is, NULL in another session too, nothing is done. */
export const GO = '@limbeck_go';
export const CLOSED = `NOT ${GO} <=> 1`;
/** 1 where the step is still to be done. */
export const TODO = '@limbeck_todo';
/** What stops the script: lines, the first of which is the error. */
export const STOP = '@limbeck_stop';

/**
 * Text as a literal, by whichever quote it has none of. With and without NO_BACKSLASH_ESCAPES it ends at the same place: a quote in it is
 * doubled, and a backslash never stands before one by itself. The client would lose the carriage return of CR LF.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html
 */
export function literal(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\u001a', '\\Z');
  return `${quote}${escaped.replaceAll(quote, quote + quote)}${quote}`;
}

/** Lines of a refusal, each in SQL: what is wrong, what was found, what to do. */
export function lines(...said: readonly string[]): string {
  return `CONCAT_WS('\\n', ${said.join(', ')})`;
}

/** Where the text of a refusal stands, and when it holds; both in SQL. */
export interface Case {
  readonly when: string;
  readonly said: string;
}

/** The first case that holds, or NULL. */
export function firstOf(cases: readonly Case[]): string {
  return `CASE\n${cases.map(({ when, said }) => `  WHEN ${when} THEN\n    ${said}\n`).join('')}END`;
}

export function all(...conditions: readonly (string | undefined)[]): string {
  return conditions.filter((one) => one !== undefined).join(' AND ');
}

/**
 * A script of MySQL while it is written. There is no IF outside of routines, and an error does not stop a client that was told to go on:
 * every statement of the plan is prepared from a variable that holds it only while all has gone well, and otherwise `DO 0`.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/sql-prepared-statements.html
 */
export class MysqlText extends ScriptText {
  /** What the session works with, closed at first. */
  declare(dialect: ScriptRequest['dialect']['name']): void {
    const shown = [1, 2, 3, 4].map(
      (n) =>
        `SELECT LEFT(SUBSTRING_INDEX(SUBSTRING_INDEX(CONCAT(${STOP}, '\\n\\n\\n'), '\\n', ${n}), '\\n', -1), 1000)`,
    );
    this.send(
      `PREPARE limbeck_tell FROM ${literal(
        `${shown[0]} AS \`the plan stops here\` FROM DUAL WHERE ${STOP} IS NOT NULL${shown
          .slice(1)
          .map((one, i) => `\n  UNION ALL ${one} FROM DUAL WHERE ${STOP} LIKE '${'%\\n'.repeat(i + 1)}_%'`)
          .join('')}`,
      )}`,
    );
    const first = `LEFT(SUBSTRING_INDEX(${STOP}, '\\n', 1), 400)`;
    // MySQL prepares no SIGNAL; what it says of an engine that it does not know has the whole text in it.
    const raise =
      dialect === 'mariadb'
        ? `BEGIN NOT ATOMIC
  DECLARE said TEXT DEFAULT ${first};
  IF said IS NOT NULL THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = said; END IF;
END`
        : `SET SESSION default_storage_engine = COALESCE(${first}, @@SESSION.default_storage_engine)`;
    this.send(`PREPARE limbeck_raise FROM ${literal(raise)}`);
  }

  /** A statement that runs only while all has gone well, and the conditions hold. */
  run(statement: string, ...conditions: readonly (string | undefined)[]): void {
    this.runWhatIs(literal(statement), ...conditions);
  }

  /** @param statement an expression that gives the statement */
  runWhatIs(statement: string, ...conditions: readonly (string | undefined)[]): void {
    this.send(`SET @limbeck_sql = IF(${all(GO, ...conditions)}, ${statement}, 'DO 0')`);
    this.send('PREPARE limbeck FROM @limbeck_sql');
    this.send('EXECUTE limbeck');
    this.check();
  }

  /**
   * What the server does not prepare: it stands there as it is. A client that goes on after an error would run it, and so the connection
   * is given up where it must not; where an earlier run has done it, nothing can pass over it.
   */
  runDirectly(statement: string, delimiter: string, needed: string | undefined): void {
    this.stopWhere([
      { when: CLOSED, said: "'limbeck: what comes before this statement was not done'" },
      {
        when: `NOT (${all(TODO, needed)})`,
        said: lines(
          "'limbeck: an earlier run has done the next statement, and MySQL cannot pass over it'",
          "'Undo it by hand, and DELETE its row of limbeck_journal; then run the plan again.'",
        ),
      },
    ]);
    this.send(`SET @limbeck_sql = IF(${GO}, 'DO 0', 'KILL CONNECTION_ID()')`);
    this.send('PREPARE limbeck FROM @limbeck_sql');
    this.send('EXECUTE limbeck');
    this.command(`DELIMITER ${delimiter}`);
    this.sendEndedBy(statement, delimiter);
    this.command('DELIMITER ;');
    this.check();
  }

  /** What only reads, and runs while the script is still closed. */
  read(query: string, condition: string): void {
    this.send(`SET @limbeck_sql = IF(${condition}, ${literal(query)}, 'DO 0')`);
    this.send('PREPARE limbeck FROM @limbeck_sql');
    this.send('EXECUTE limbeck');
  }

  /** After an error, nothing more is done. */
  check(): void {
    this.send(`SET ${GO} = ${GO} AND @@error_count = 0`);
  }

  /** Stops the script where one of the cases holds. */
  stopWhere(cases: readonly Case[]): void {
    this.send(`SET ${STOP} = ${firstOf(cases)}`);
    this.send(`SET ${GO} = ${GO} AND ${STOP} IS NULL AND @@error_count = 0`);
    this.raise();
  }

  raise(): void {
    this.send('EXECUTE limbeck_tell');
    this.send('EXECUTE limbeck_raise');
  }

  progress(line: string): void {
    this.send(`SELECT ${literal(line)} AS limbeck FROM DUAL WHERE ${GO}`);
  }
}
