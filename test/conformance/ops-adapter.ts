import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProject } from '../../src/cli/compile-project.ts';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import * as publicApi from '../../src/index.ts';
import { isMigration } from '../../src/project/cross-check.ts';
import { type Evaluation, evaluateModules } from '../../src/project/evaluate.ts';
import { loadProject } from '../../src/project/project.ts';
import type { OpsAnswers } from './compare.ts';
import type { OpsCase } from './data.ts';
import { type CorpusOp, moduleText, opText, tablesBefore } from './ops-module.ts';
import { withExisting } from './ops-mysql.ts';
import { sqlText } from './ops-types.ts';

const api = { ...publicApi };

/** The dialects that answer every case by now; the others run when they are named. */
export const built = ['postgresql'];

type Answer = { readonly sql: readonly string[] } | { readonly error: string };

/** Answers every case by a real project: its set-up as one migration, its operations as the next, compiled. */
export async function answerOps(
  cases: readonly OpsCase[],
  dialects: readonly string[] | undefined,
): Promise<OpsAnswers> {
  const answers: Record<string, Record<string, Answer>> = {};
  const root = mkdtempSync(join(tmpdir(), 'limbeck-ops-'));
  try {
    const written = cases.flatMap((one) =>
      Object.keys(one.expect)
        .filter((dialect) => (dialects ?? built).includes(dialect))
        .map((dialect) => {
          const folder = `${one.id.replace(/\W/g, '_')}/${dialect}`;
          return { one, dialect, folder, error: faultOf(() => writeProject(one, dialect, join(root, folder))) };
        }),
    );
    const evaluation = await evaluateModules(
      written.flatMap(({ folder, error }) => (error === undefined ? filesOf(folder) : [])),
      { root, api },
    );
    for (const { one, dialect, folder, error } of written) {
      const answer = error === undefined ? await answerCase(dialect, root, folder, evaluation) : { error };
      answers[one.id] = { ...answers[one.id], [dialect]: answer };
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return answers;
}

const filesOf = (folder: string): readonly string[] =>
  ['1_before.ts', '2_after.ts'].map((name) => `${folder}/migrations/${name}`);

/** Why a case cannot be said in a migration. */
function faultOf(write: () => void): string | undefined {
  try {
    write();
  } catch (error) {
    if (error instanceof Error && /adapter does not know|cannot be made of/.test(error.message)) return error.message;
    throw error;
  }
  return undefined;
}

/** The files of all cases are run together: a file gives the same alone as among others, and the engine is started once. */
async function answerCase(dialect: string, root: string, folder: string, evaluation: Evaluation): Promise<Answer> {
  try {
    const project = await loadProject({ cwd: join(root, folder), api: async () => api });
    const isOwn = (file: string): boolean => file.startsWith(`${folder}/`);
    const migrations = ['before', 'after'].map((id, i) => {
      const value = evaluation.exports.get(filesOf(folder)[i] ?? '')?.default;
      return [id, isMigration(value) ? value : undefined] as const;
    });
    project.evaluate = async (ids) => {
      const wanted = new Set(ids);
      return {
        migrations: new Map(migrations.flatMap(([id, one]) => (one && wanted.has(id) ? [[id, one]] : []))),
        diagnostics: evaluation.diagnostics.filter(({ at }) => at !== undefined && isOwn(at.file)),
      };
    };
    project.guard = (run, circumstances) => evaluation.guard(run, circumstances);
    project.locate = (raw) => {
      const { file, ...place } = evaluation.locate(raw);
      return { ...place, file: isOwn(file) ? file.slice(folder.length + 1) : file };
    };
    const compiled = await compileProject(project, { from: 'before', to: 'after', dialect });
    return { sql: compiled.steps.flatMap((step) => step.statements.map((statement) => statement.text)) };
  } catch (error) {
    if (error instanceof Problem) return { error: error.message };
    throw error;
  }
}

/** The case's project: Alembic's way with names is configuration. */
function writeProject(
  one: OpsCase & { readonly setup?: Readonly<Record<string, readonly string[]>> },
  dialect: string,
  folder: string,
): void {
  mkdirSync(join(folder, 'migrations'), { recursive: true });
  const config = {
    dialects: [dialect],
    constraintNames: 'database',
    dataLossGate: false,
    // Guards, which Alembic has none of: its statements are compared.
    preconditions: 'author',
    naming: { ix: 'ix_%(column_0_label)s', ...one.naming_convention },
  };
  const statements = one.setup?.[dialect] ?? (one.setup === undefined ? tablesOf(one, dialect) : []);
  const ops = one.ops as readonly CorpusOp[];
  const setup = one.setup_ops && (exactNames(asCopied(one.setup_ops, ops)) as readonly CorpusOp[]);
  const before = setup
    ? (dialect === 'mysql' ? withExisting(setup, ops) : setup).flatMap((op) => opText(op, dialect))
    : one.setup?.[dialect] === undefined && dialect === 'mssql'
      ? tablesBefore(one.ops as readonly CorpusOp[], dialect)
      : statements.map((statement) => `op.execute(${sqlText(statement)});`);
  const after = (one.ops as readonly CorpusOp[]).flatMap((op) => opText(op, dialect));
  writeFileSync(join(folder, 'limbeck.config.json'), JSON.stringify(config));
  writeFileSync(join(folder, 'migrations', '1_before.ts'), moduleText('before', null, before));
  writeFileSync(join(folder, 'migrations', '2_after.ts'), moduleText('after', 'before', after));
}

/** What a batch says of its table by `copy_from`, and the set-up does not. */
function asCopied(setup: readonly unknown[], ops: readonly CorpusOp[]): readonly unknown[] {
  const copied = ops.flatMap(({ args }) => (args.copy_from ? [args.copy_from as CorpusOp['args']] : []));
  return (setup as readonly CorpusOp[]).map((one) => {
    const said = copied.find((args) => one.op === 'create_table' && args.table_name === one.args.table_name);
    const own = Object.entries(said ?? {}).filter(([key]) => key.startsWith('sqlite_'));
    return { ...one, args: { ...one.args, ...Object.fromEntries(own) } };
  });
}

/** Cases of one dialect that no server was there for come without a set-up: what they change was made by SQL of which nobody knows more. */
function tablesOf(one: OpsCase, dialect: string): readonly string[] {
  if (dialect === 'postgresql' || dialect === 'sqlite' || one.dialects?.length !== 1) return [];
  const ops = one.ops as readonly CorpusOp[];
  const made = new Set(ops.filter(({ op }) => op === 'create_table').map(({ args }) => args.table_name));
  const named = new Set<string>();
  JSON.stringify(ops, (key, value: unknown) => {
    const isTable = /^(table_name|source_table|referent_table|old_table_name)$/.test(key) && typeof value === 'string';
    if (isTable && !made.has(value)) named.add(value);
    // `account.id`: what a foreign key refers to.
    const [table] = key === 'target' && typeof value === 'string' ? value.split('.').slice(-2) : [];
    if (table !== undefined && !made.has(table)) named.add(table);
    return value;
  });
  return [...named].map((name) => `CREATE TABLE ${name} (id INTEGER)`);
}

/** The set-up was made without a naming convention: its names are final. */
function exactNames(ops: readonly unknown[]): readonly unknown[] {
  return JSON.parse(JSON.stringify(ops), (_, value: unknown) => {
    const isConstraint = typeof value === 'object' && value !== null && 'constraint' in value && 'name' in value;
    return isConstraint && typeof value.name === 'string' ? { ...value, name: { f: value.name } } : value;
  }) as readonly unknown[];
}
