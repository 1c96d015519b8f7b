import { told } from './mssql-text.ts';
import type { ScriptText } from './script-text.ts';

/** What the session notes: how far the script has come, and what it has found. It is gone with the session. */
export const NOTES = '#limbeck';

/** Whether a batch is to run inside the transaction of the script. */
export type Place = 'inside' | 'outside';

const ROLLBACK = 'IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; ';

/**
 * The batches of a script, each a link of a chain: it does nothing unless the one before has run to its end in the same session and
 * database, and the transaction is still the script's own. An error in the text of a batch does not end the transaction, not even with
 * XACT_ABORT on, and many clients simply go on behind it.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/set-xact-abort-transact-sql
 */
export class Batches {
  readonly text: ScriptText;
  /** sqlcmd stops at the first error; other clients are told to run nothing more. */
  readonly stops: boolean;
  private readonly mark: string;
  private passed = 0;
  private pending = '';

  /** @param digest of the plan: the notes of another one are not this one's */
  constructor(text: ScriptText, digest: string, stops: boolean) {
    this.text = text;
    this.stops = stops;
    this.mark = digest.slice(0, 12);
  }

  /**
   * The first batch: there is nothing before it.
   *
   * @param tables what else the script notes in the session
   */
  first(settings: string, tables: readonly string[]): void {
    const made = [`${NOTES} (done nvarchar(40) NOT NULL, db int NOT NULL, run int NULL, todo bit NOT NULL)`, ...tables];
    const name = (table: string): string => table.slice(0, table.indexOf(' '));
    const within =
      'limbeck: this script runs its own transactions, but was started inside another one. End that one, and start again. Nothing was changed.';
    this.text.batch(
      `${settings}
${made.map((one) => `DROP TABLE IF EXISTS ${name(one)};`).join('\n')}
${made.map((one) => `CREATE TABLE ${one};`).join('\n')}
${this.stop('@@TRANCOUNT > 0', told(within), '')}
INSERT INTO ${NOTES} (done, db, todo) VALUES (${this.at}, DB_ID(), 1);`,
      'GO',
    );
  }

  /** Statements of the script itself, each with its semicolon. `place` is where the batch begins. */
  send(place: Place, statements: string): void {
    this.text.batch(`${this.open(place)}${statements}\n${this.next()}`, 'GO');
  }

  /**
   * A statement of the plan, with its semicolon. What fails in an EXEC, because its text is not understood, does not end the batch.
   *
   * Source: https://learn.microsoft.com/en-us/sql/t-sql/functions/error-transact-sql
   */
  run(place: Place, statement: string): void {
    this.text.batch(`${this.open(place)}${statement}\nIF @@ERROR = 0 ${this.next()}`, 'GO');
  }

  /** Statements that end with what must be the last of all: COMMIT. The mark is part of what is committed. */
  sendEnd(place: Place, statements: string, end: string): void {
    const check = this.open(place);
    const all = [...(statements === '' ? [] : [statements]), this.next(), end];
    this.text.batch(`${check}${all.join('\n')}`, 'GO');
  }

  /** A message on the way, told by the next batch when everything before it was done. */
  say(message: string, condition?: string): void {
    this.pending += `${condition === undefined ? '' : `IF ${condition} `}RAISERROR(${told(message)}, 0, 1) WITH NOWAIT;\n`;
  }

  /** The last batch of a script that does not stop at an error: only here it is known whether all was done. */
  last(before: string, message: string): void {
    const failed = told(
      'limbeck: this plan has stopped, and what was not committed before was rolled back. Look at the first error above.',
    );
    this.text.batch('SET NOEXEC OFF;', 'GO');
    this.text.batch(
      `IF @@TRANCOUNT > 0 AND EXISTS (SELECT 1 FROM ${NOTES} WHERE done LIKE N'${this.mark}/%')
  ROLLBACK TRANSACTION;
${before}
IF NOT EXISTS (SELECT 1 FROM ${NOTES} WHERE done = ${this.at})
  THROW 50000, ${failed}, 1;
RAISERROR(${told(message)}, 0, 1) WITH NOWAIT;`,
      'GO',
    );
  }

  /** Stops the script with a message, where a condition holds. State 127 ends sqlcmd, whatever it was told. */
  refuse(condition: string, message: string): string {
    return this.stop(condition, told(message), ROLLBACK);
  }

  /** The same with a message that the batch has put into `@said`. */
  refuseSaid(): string {
    if (this.stops) {
      return `IF @said IS NOT NULL
BEGIN
  SET @said = REPLACE(@said, N'%', N'%%');
  THROW 50000, @said, 127;
END;`;
    }
    return `IF @said IS NOT NULL\n${noMore(ROLLBACK, "RAISERROR(N'%s', 16, 1, @said)")}`;
  }

  private stop(condition: string, message: string, rollback: string): string {
    if (this.stops) return `IF ${condition}\n  THROW 50000, ${message}, 127;`;
    return `IF ${condition}\n${noMore(rollback, `RAISERROR(${message}, 16, 1)`)}`;
  }

  private get at(): string {
    return `N'${this.mark}/${this.passed}'`;
  }

  private open(place: Place): string {
    const { pending } = this;
    this.pending = '';
    return `${this.check(place)}\n${pending}`;
  }

  private check(place: Place): string {
    const state = place === 'inside' ? '@@TRANCOUNT = 1 AND XACT_STATE() = 1' : '@@TRANCOUNT = 0';
    return this.refuse(
      `NOT EXISTS (SELECT 1 FROM ${NOTES} WHERE done = ${this.at} AND db = DB_ID() AND ${state})`,
      'limbeck: what comes before this was not done; look at the first error.',
    );
  }

  private next(): string {
    this.passed++;
    return `UPDATE ${NOTES} SET done = ${this.at};`;
  }
}

/**
 * NOEXEC holds from here on, also for the batches that follow: they are read, and not run.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/set-noexec-transact-sql
 */
function noMore(rollback: string, raise: string): string {
  return `BEGIN ${rollback}${raise}; SET NOEXEC ON; RETURN; END;`;
}
