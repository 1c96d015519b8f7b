import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProject } from '../../src/cli/compile-project.ts';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { dialects as engines } from '../../src/dialects/index.ts';
import { loadProject, type Project } from '../../src/project/project.ts';
import { buildGraph } from '../../src/revisions/graph.ts';
import type { VersionMove } from '../../src/revisions/moves.ts';
import { stampSteps } from '../../src/revisions/stamp.ts';
import type { ScriptStep } from '../../src/script/plan-script.ts';
import { divide } from '../../src/script/segments.ts';
import { listStatements } from '../dialects/listing.ts';
import type { E2eAnswer, E2eAnswers } from './compare.ts';
import type { E2eCase } from './data.ts';
import { type CorpusOp, opText } from './ops-module.ts';
import { js } from './ops-types.ts';

listStatements();

interface CorpusRevision {
  readonly revision: string;
  readonly down_revision: readonly string[];
  readonly depends_on: readonly string[];
  readonly branch_labels: readonly string[];
  readonly message: string;
  readonly upgrade: readonly CorpusOp[];
  readonly downgrade: readonly CorpusOp[];
}

/** The dialects that answer every case by now; the others run when they are named. */
export const built = ['postgresql'];

/** Answers every command by a real project, compiled; its statements and version moves in the words of Alembic's scripts. */
export async function answerE2e(
  cases: readonly E2eCase[],
  dialects: readonly string[] | undefined,
): Promise<E2eAnswers> {
  const answers: Record<string, Record<string, readonly E2eAnswer[]>> = {};
  const root = mkdtempSync(join(tmpdir(), 'limbeck-e2e-'));
  try {
    for (const one of cases) {
      for (const dialect of Object.keys(one.expect)) {
        if (!(dialects ?? built).includes(dialect)) continue;
        const folder = join(root, one.id.replace(/\W/g, '_'), dialect);
        const project = await caseProject(one, dialect, folder);
        const list: E2eAnswer[] = [];
        for (const command of one.commands) list.push(await answerCommand(project, one, dialect, command));
        answers[one.id] = { ...answers[one.id], [dialect]: list };
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return answers;
}

/** The case as a project: Alembic's way with names is configuration. */
export async function caseProject(one: E2eCase, dialect: string, folder: string): Promise<Project> {
  const { version_table: versionTable, version_table_schema: versionTableSchema } = one.settings;
  mkdirSync(join(folder, 'migrations'), { recursive: true });
  const config = {
    dialects: [dialect],
    constraintNames: 'database',
    dataLossGate: false,
    // Guards, which Alembic has none of: its statements are compared.
    preconditions: 'author',
    naming: { ix: 'ix_%(column_0_label)s', ...(one.settings.naming_convention as object | undefined) },
    ...(versionTable !== undefined && { versionTable }),
    ...(versionTableSchema !== undefined && { versionTableSchema }),
  };
  writeFileSync(join(folder, 'limbeck.config.json'), JSON.stringify(config));
  (one.revisions as readonly CorpusRevision[]).forEach((revision, i) => {
    const name = `${String(i).padStart(3, '0')}_${revision.revision}.ts`;
    writeFileSync(join(folder, 'migrations', name), revisionText(revision, dialect));
  });
  return loadProject({ cwd: folder, api: async () => ({ ...(await import('../../src/index.ts')) }) });
}

function revisionText(one: CorpusRevision, dialect: string): string {
  const body = (ops: readonly CorpusOp[]): string =>
    ops
      .flatMap((op) => blockText(op, dialect))
      .map((line) => `    ${line}\n`)
      .join('');
  const down =
    one.down_revision.length === 0
      ? 'null'
      : js(one.down_revision.length === 1 ? one.down_revision[0] : one.down_revision);
  return `import { check, exclude, foreignKey, index, migration, primaryKey, sql, t, unique } from 'limbeck';
void [check, exclude, foreignKey, index, primaryKey, sql, t, unique];
export default migration({
  revision: ${js(one.revision)},
  downRevision: ${down},
  dependsOn: ${js(one.depends_on)},
  branchLabels: ${js(one.branch_labels)},
  message: ${js(one.message)},
  upgrade(op) {
${body(one.upgrade)}  },
  downgrade(op) {
${body(one.downgrade)}  },
});
`;
}

/** `autocommit_block` stands in these files only. */
function blockText(op: CorpusOp, dialect: string): readonly string[] {
  // Alembic's scripts have a statement for each row: so does a migration that says each row on its own.
  if (op.op === 'bulk_insert') {
    const rows = op.args.rows as readonly unknown[];
    return rows.flatMap((row) => opText({ op: op.op, args: { ...op.args, rows: [row] } }, dialect));
  }
  if (op.op !== 'autocommit_block') return opText(op, dialect);
  const inside = (op.args.ops as readonly CorpusOp[]).flatMap((one) => opText(one, dialect));
  return ['op.autocommit((op) => {', ...inside.map((line) => `  ${line}`), '});'];
}

async function answerCommand(
  project: Project,
  { settings }: E2eCase,
  dialect: string,
  [name = '', argument = '']: readonly string[],
): Promise<E2eAnswer> {
  const [before, after] = argument.includes(':') ? argument.split(':', 2) : ['base', argument];
  const from = before || 'base';
  const to = after ?? '';
  const mode = settings.transaction_per_migration ? 'revision' : 'plan';
  const framed =
    (settings.transactional_ddl as boolean | undefined) ?? (dialect === 'postgresql' || dialect === 'mssql');
  try {
    if (name === 'stamp') {
      const path = stampSteps(buildGraph(project.revisions), { from, to });
      const steps = path.steps.map((step) => ({ ...step, revision: step.to.join(), message: '', statements: [] }));
      return { text: scriptText(project, steps, dialect, mode, framed) };
    }
    const direction = name === 'downgrade' ? 'downgrade' : 'upgrade';
    const compiled = await compileProject(project, { from, to, direction, dialect, transaction: mode });
    return { text: scriptText(project, compiled.steps, dialect, mode, framed) };
  } catch (error) {
    if (error instanceof Problem) return { error: error.message };
    throw error;
  }
}

/** The plan without Limbeck's guards, as Alembic writes it. */
function scriptText(
  { config }: Project,
  steps: readonly ScriptStep[],
  dialect: string,
  mode: 'plan' | 'revision',
  framed: boolean,
): string {
  const quote = engines.find((one) => one.name === dialect)?.quote ?? ((name: string) => name);
  const schema = config.versionTableSchema;
  const table = schema === undefined ? quote(config.versionTable) : `${quote(schema)}.${quote(config.versionTable)}`;
  const lines: string[] = [];
  const begin = { mssql: 'BEGIN TRANSACTION', oracle: 'SET TRANSACTION READ WRITE' }[dialect] ?? 'BEGIN';
  let created = (steps[0]?.rowsBefore.length ?? 0) > 0;
  for (const { kind, actions } of divide(steps, mode)) {
    // What its author wants committed by itself stands between Alembic's transactions; ours gives it one of its own.
    const alone = actions.some((one) => one.kind === 'run' && one.statement.transaction === 'alone');
    const transaction = kind === 'transaction' && framed && !alone;
    if (transaction) lines.push(begin);
    if (!created) {
      lines.push(
        `CREATE TABLE ${table} (version_num ${dialect === 'oracle' ? 'VARCHAR2(32 CHAR)' : 'VARCHAR(32)'} NOT NULL, CONSTRAINT ${quote(`${config.versionTable}_pkc`)} PRIMARY KEY (version_num))`,
      );
    }
    created = true;
    for (const action of actions) {
      if (action.kind === 'run') lines.push(action.statement.text);
      if (action.kind === 'move') lines.push(...action.step.moves.map((move) => moveText(table, move)));
    }
    if (transaction) lines.push('COMMIT');
  }
  // Alembic ends every statement of SQL Server with a batch, but the one that begins a transaction.
  const end = (one: string): string =>
    dialect === 'oracle' ? '\n/\n' : dialect === 'mssql' && one !== begin ? ';\n\nGO\n' : ';\n';
  return lines.map((one) => `${one}${end(one)}`).join('');
}

function moveText(table: string, move: VersionMove): string {
  const where = (id: string): string => `WHERE ${table}.version_num = '${id}'`;
  if ('insert' in move) return `INSERT INTO ${table} (version_num) VALUES ('${move.insert}')`;
  if ('delete' in move) return `DELETE FROM ${table} ${where(move.delete)}`;
  return `UPDATE ${table} SET version_num='${move.update[1]}' ${where(move.update[0])}`;
}
