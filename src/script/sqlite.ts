import { type Diagnostic, diagnostic, Problem } from '../diagnostics/diagnostic.ts';
import type { VersionMove } from '../revisions/moves.ts';
import { readSqliteScript, sqliteHazards } from '../sql/sqlite-shell.ts';
import { literal, oneLine, rowsInWords } from './one-line.ts';
import type { Client, ScriptRequest, ScriptStatement } from './plan-script.ts';
import { ScriptText } from './script-text.ts';
import type { Segment } from './segments.ts';
import { guard } from './sqlite-guard.ts';
import { allIsWhole, foreignKeysOff, foreignKeysTold, nothingLeftOver, rebuildsIn } from './sqlite-rebuilds.ts';

/** The sqlite3 shell, which stops at the first error only when it is told to. */
export const sqlite3: Client = {
  name: 'sqlite3',
  dialects: ['sqlite'],
  profile: 'sqlite',
  template: 'script.sqlite.sqlite3.sql.mustache',
  prologue: ['.bail on'],
  journal: false,
  write: sqliteBody,
  read: readSqliteScript,
};

/**
 * The body of a script for the sqlite3 shell. A guard is a CHECK of a temporary table whose name is the message: a row that breaks
 * it stops the script, and the open transaction is rolled back.
 *
 * Source: https://sqlite.org/lang_createtable.html#ckconst, https://sqlite.org/lang_transaction.html
 */
function sqliteBody(
  request: ScriptRequest,
  segments: readonly Segment[],
  digest: string,
  statements: number,
): ScriptText {
  refuseWhatCannotStand(request, segments);
  const text = new ScriptText();
  const table = request.dialect.quote(request.versionTable.name);
  let created = false;
  const rebuilds = segments.map(rebuildsIn);
  const rebuilt = rebuilds.flat();
  if (rebuilt.length > 0) foreignKeysOff(text);
  segments.forEach(({ actions, rows }, i) => {
    text.space();
    text.comment('Everything from here to COMMIT is done, or nothing.');
    text.send('BEGIN IMMEDIATE');
    if (i === 0 && request.version !== undefined) versionGuard(text, request.version);
    if (!created) {
      text.send(
        `CREATE TABLE IF NOT EXISTS ${table} (\n  version_num VARCHAR(32) NOT NULL,\n  CONSTRAINT ${request.dialect.quote(`${request.versionTable.name}_pkc`)} PRIMARY KEY (version_num)\n)`,
      );
      created = true;
    }
    if (request.purge) text.send(`DELETE FROM ${table}`);
    else compareRows(text, request, table, rows, i === 0);
    if (i === 0) nothingLeftOver(text, rebuilt, request);
    for (const action of actions) {
      text.space();
      if (action.kind === 'announce') {
        text.command(
          `.print ${shellString(`[${action.number}/${request.steps.length}] ${oneLine(action.step.revision)} ${oneLine(action.step.message)}`)}`,
        );
      } else if (action.kind === 'run') {
        describe(text, action.statement);
        const { control, text: own } = action.statement;
        if (control?.kind === 'assert') guard(text, `limbeck: ${oneLine(control.message)}`, `(${own}\n)`);
        else if (control?.kind === 'precondition') {
          const message = `limbeck: ${oneLine(control.many)}, but ${oneLine(control.because)}`;
          guard(text, message, `NOT EXISTS (${own}\n)`);
        } else text.send(own);
      } else {
        text.comment(`version: ${rowsInWords(action.step.rowsBefore)} -> ${rowsInWords(action.step.rowsAfter)}`);
        for (const move of action.step.moves) {
          text.send(moveRow(table, move));
          guard(text, 'limbeck: a move of the version rows must touch exactly one row', 'changes() = 1');
        }
      }
    }
    const own = rebuilds[i] ?? [];
    if (own.length > 0) allIsWhole(text, own, request);
    text.space();
    text.send('COMMIT');
  });
  if (rebuilt.length > 0) foreignKeysTold(text);
  text.command(`.print ${shellString(`done: the database is at ${rowsInWords(request.to)}`)}`);
  text.space();
  text.comment(`END OF PLAN digest=${digest} statements=${statements}`);
  return text;
}

/** The version rows are exactly those expected; where they are not, the script tells which they are. */
function compareRows(
  text: ScriptText,
  { versionTable: { name }, from, to }: ScriptRequest,
  table: string,
  rows: readonly string[],
  first: boolean,
): void {
  const found = `(SELECT group_concat(version_num, ', ') FROM ${table})`;
  text.send(
    `SELECT ${literal(`${name} holds `)} || coalesce(${found}, 'no row')\n  WHERE NOT (${rowsAre(table, rows)})`,
  );
  if (first && from.join() !== to.join()) {
    guard(text, 'limbeck: this plan has been applied already, nothing to do', `NOT (${rowsAre(table, to)})`);
  }
  const place = first ? 'this plan' : 'this step';
  guard(text, `limbeck: ${name} must hold ${rowsInWords(rows)} before ${place}`, rowsAre(table, rows));
}

/** `3.40.1` is 3, and behind it a number that begins with 40. */
function versionGuard(text: ScriptText, version: string): void {
  const [, minor = 0, patch = 0] = version.split('.').map(Number);
  const behind = "substr(sqlite_version(), instr(sqlite_version(), '.') + 1)";
  const number = `CAST(${behind} AS INTEGER) * 1000 + CAST(substr(${behind}, instr(${behind}, '.') + 1) AS INTEGER)`;
  guard(text, `limbeck: this plan is for SQLite ${version} or later`, `${number} >= ${minor * 1000 + patch}`);
}

function rowsAre(table: string, rows: readonly string[]): string {
  if (rows.length === 0) return `(SELECT count(*) FROM ${table}) = 0`;
  const list = rows.map(literal).join(', ');
  return `(SELECT count(*) FROM ${table}) = ${rows.length} AND (SELECT count(*) FROM ${table} WHERE version_num IN (${list})) = ${rows.length}`;
}

function moveRow(table: string, move: VersionMove): string {
  if ('insert' in move) return `INSERT INTO ${table} (version_num) VALUES (${literal(move.insert)})`;
  if ('delete' in move) return `DELETE FROM ${table} WHERE version_num = ${literal(move.delete)}`;
  return `UPDATE ${table} SET version_num = ${literal(move.update[1])} WHERE version_num = ${literal(move.update[0])}`;
}

function describe(text: ScriptText, { source, summary, dataLoss }: ScriptStatement): void {
  const place = source ? `${source.file}:${source.line} ` : '';
  text.comment(`${place}${summary}${dataLoss === undefined ? '' : ` -- DATA LOSS: ${dataLoss}`}`);
}

/** The shell's own quoting: double quotes with C escapes. */
function shellString(line: string): string {
  return `"${line.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function refuseWhatCannotStand(
  { versionTable, steps, database, role }: ScriptRequest,
  segments: readonly Segment[],
): void {
  const faults: Diagnostic[] = [];
  if (versionTable.schema !== undefined) {
    faults.push(
      diagnostic('LB553', 'SQLite has no schemas for its version table', {
        help: 'leave versionTableSchema out of the configuration',
      }),
    );
  }
  if (database !== undefined || role !== undefined) {
    const what = [...(database === undefined ? [] : ['databases by name']), ...(role === undefined ? [] : ['roles'])];
    faults.push(
      diagnostic('LB557', `SQLite has no ${what.join(' and no ')}: whoever may write the file may run the script`, {
        help: 'leave database and role out for SQLite; environments may differ in them',
      }),
    );
  }
  for (const { kind, actions } of segments) {
    const action = actions.find((one) => one.kind === 'run');
    if (kind !== 'outside' || action === undefined) continue;
    const message = `"${action.statement.summary}" cannot run inside the transaction that protects a SQLite script`;
    faults.push(
      diagnostic('LB551', message, {
        at: action.statement.source,
        help: 'run it by hand, apart from the plan',
        revision: action.step.revision,
      }),
    );
  }
  for (const { revision, statements } of steps) {
    for (const statement of statements) {
      // A comment at the end is no danger: the terminator goes on a line of its own.
      const hazard = sqliteHazards(statement.text).find((one) => one.text !== '--');
      if (hazard === undefined) continue;
      const message = `the sqlite3 shell would misread the SQL of "${statement.summary}": ${hazard.kind}`;
      faults.push(
        diagnostic('LB552', message, {
          at: statement.source,
          help: 'write it differently, or as several op.execute',
          revision,
        }),
      );
    }
  }
  if (faults.length > 0) throw new Problem(faults);
}
