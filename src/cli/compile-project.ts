import { join } from 'node:path';
import { type Compilation, compile, type KnownStart } from '../compile.ts';
import { compileRollback } from '../compile-rollback.ts';
import { type Diagnostic, isError, Problem, problem } from '../diagnostics/diagnostic.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { lengthOf } from '../dialects/spelling.ts';
import { readTemplate } from '../files/template-files.ts';
import { renderTemplate } from '../files/templates.ts';
import { CatalogCache } from '../project/catalog-cache.ts';
import { contentKey, inputFiles } from '../project/input-files.ts';
import type { Project } from '../project/project.ts';
import { buildGraph, type Graph } from '../revisions/graph.ts';
import type { Direction } from '../revisions/moves.ts';
import { ancestors } from '../revisions/reach.ts';
import { checkPath, type ResolvedPath, resolvePath } from '../revisions/resolve-path.ts';
import type { StampPath } from '../revisions/stamp.ts';
import { assembleScript } from '../script/assemble.ts';
import { clientsOf } from '../script/clients.ts';
import type { Script, ScriptSettings } from '../script/plan-script.ts';
import type { Finding } from '../verify/check-statement.ts';
import { checkRoundTrip } from '../verify/round-trip.ts';
import { explainColumns, explainVerdict } from '../verify/statements.ts';
import { chooseTarget, type Target } from './choose-target.ts';
import type { Progress } from './progress.ts';
import { recordRevisions } from './record-revisions.ts';
import { loadParser, startChecker } from './statement-checker.ts';
import { version } from './version.ts';

/** The options of a compiling command, as they were typed. */
export interface CompileOptions {
  readonly from: string;
  readonly to: string;
  readonly direction?: Direction | undefined;
  readonly dialect?: string | undefined;
  readonly client?: string | undefined;
  readonly transaction?: string | undefined;
  readonly journal?: string | undefined;
  readonly idempotent?: boolean | undefined;
  /** The script that undoes the plan, in its place. */
  readonly rollback?: boolean | undefined;
  readonly lockTimeout?: string | undefined;
  readonly lockRetries?: string | undefined;
  readonly statementTimeout?: string | undefined;
  readonly database?: string | undefined;
  readonly role?: string | undefined;
  /** The data that may be lost: `drop-column:users.email`. */
  readonly allow?: readonly string[] | undefined;
  /** false neither asks nor fills the cache. */
  readonly cache?: boolean | undefined;
  /** Says how far the work is. */
  readonly progress?: Progress;
}

/**
 * Compiles a range of a project, and proves the result before anyone sees it: every statement is parsed on its own, and the
 * finished script is read again by the rules of its client.
 *
 * @throws Problem with everything that is wrong
 */
export async function compileProject(project: Project, options: CompileOptions): Promise<Compilation> {
  const target = chooseTarget(options.dialect, project.config);
  const { dialect } = target;
  const built = graphOf(project);
  if (!('graph' in built) || project.diagnostics.some(isError)) throw await everythingWrong(project);
  const { graph } = built;
  const path = checkPath(graph, resolvePath(graph, options));
  if (options.idempotent) refuseIdempotent(path.direction, dialect);
  if (options.rollback) refuseRollback(path.direction, dialect, options);
  if (options.lockRetries !== undefined) refuseLockRetries(dialect);
  const checker = startChecker(target, project.revisions.length);
  const { progress } = options;
  let rendered = 0;
  try {
    const known = options.cache === false || options.rollback ? undefined : knownStart(project, graph, path, dialect);
    const steps = path.steps.map((one) => one.revision);
    const needed = known?.found ? steps : ancestors(graph, [...path.from, ...path.to, ...steps]);
    const { revision, hasRawDdl, hasAsserts } = await recordRevisions(
      project,
      needed,
      options.rollback ? 'downgrade' : path.direction,
      progress,
    );
    const parser = (hasRawDdl || hasAsserts) && dialect.name === 'postgresql' ? await loadParser() : undefined;
    const script = await scriptSettings(project, target, options);
    const compiled = (options.rollback ? compileRollback : compile)({
      graph,
      path,
      revision,
      known: known?.found,
      dialect,
      parser,
      naming: project.config.naming,
      leaveNames: project.config.constraintNames === 'database',
      derivePreconditions: project.config.preconditions === 'derive',
      dataLoss: { allow: options.allow ?? [], gate: project.config.dataLossGate },
      script,
      ...(options.idempotent && { idempotent: true }),
      rendered: (statements) => {
        checker.submit(statements);
        rendered++;
        progress?.tell('compiling revision', rendered, path.steps.length);
      },
    });
    progress?.tell('checking the statements');
    const checking = checker.finish();
    // Read again while the last statements are parsed; what the parser says against them is said first.
    const reading = (async () => checkRoundTrip(compiled.script, script.client))();
    reading.catch(() => undefined);
    refuseFaults(await checking, compiled, project);
    await reading;
    if (known && !known.found && compiled.diagnostics.length === 0)
      known.keep({ catalog: compiled.plan.start, meaning: compiled.meaning().from });
    return compiled;
  } finally {
    checker.stop();
  }
}

/** What the parser has against the statements, at the places where their authors wrote them. */
function refuseFaults(findings: readonly Finding[], { steps }: Compilation, project: Project): void {
  if (findings.length === 0) return;
  const sources = { sourceOf: (file: string) => project.sourceOf(file), locate: project.locate.bind(project) };
  const statements = steps.flatMap((step) => step.statements);
  const wrong = findings.flatMap(({ index, verdict, columns }): { operation: string; fault: Diagnostic }[] => {
    const statement = statements[index];
    if (!statement) return [];
    const strange = columns && explainColumns(statement, columns, sources);
    const found = strange ?? explainVerdict(statement, verdict, sources);
    return found ? [{ operation: statement.operation, fault: found }] : [];
  });
  // A test repeats SQL of the statement that needs it: a mistake in it is told once.
  const own = wrong.filter((one) => one.operation !== 'precondition');
  if (wrong.length > 0) throw new Problem((own.length > 0 ? own : wrong).map((one) => one.fault));
}

/** What is undone is an upgrade, from one state of the database to another. */
function refuseRollback(direction: Direction, dialect: Dialect, options: CompileOptions): void {
  if (direction === 'downgrade')
    throw problem('LB907', '--rollback undoes an upgrade', {
      help: 'the way back over a downgrade is the upgrade: compile it with --from and --to the other way round',
    });
  if (options.idempotent)
    throw problem('LB907', '--rollback and --idempotent do not go together: what to undo depends on the database', {
      help: 'compile the rollback for where the database was: --from and its revision',
    });
  if (dialect.name !== 'postgresql')
    throw problem('LB907', `--rollback is not there for ${dialect.title}`, {
      help: 'compile the downgrade: --from and --to the other way round',
    });
}

/** Only a way up can pass over what is applied already, and only where the client can decide. */
function refuseIdempotent(direction: Direction, dialect: Dialect): void {
  if (direction === 'downgrade')
    throw problem('LB907', '--idempotent is for upgrades', {
      help: 'compile the way back for where the database is: --from and its revision',
    });
  if (dialect.name !== 'postgresql')
    throw problem('LB907', `--idempotent is not there for ${dialect.title}`, {
      help: 'compile for where the database is: --from and its revision',
    });
}

/** Only scripts of PostgreSQL try for the locks of a transaction before its first change. */
function refuseLockRetries(dialect: Dialect): void {
  if (dialect.name !== 'postgresql')
    throw problem('LB907', `--lock-retries is not there for ${dialect.title}`, {
      help: 'leave it out: a statement waits for its locks as long as --lock-timeout says',
    });
}

/** What compiling everything from the base, in every dialect of the project, would say: for those who ask what is wrong. */
export async function examineProject(project: Project, progress?: Progress): Promise<readonly Diagnostic[]> {
  const attempt = async (run: () => Promise<{ readonly diagnostics: readonly Diagnostic[] }>) => {
    try {
      return (await run()).diagnostics;
    } catch (error) {
      if (error instanceof Problem) return error.diagnostics;
      throw error;
    }
  };
  const found: Diagnostic[] = [];
  for (const dialect of project.config.dialects) {
    found.push(
      ...(await attempt(() =>
        compileProject(project, { from: 'base', to: 'heads', dialect, cache: false, ...(progress && { progress }) }),
      )),
    );
  }
  return found;
}

/**
 * The script that sets the version rows as a stamp asks for, read again by the rules of its client.
 *
 * @throws Problem for an unknown dialect or client
 */
export async function compileStamp(
  project: Project,
  path: StampPath,
  options: Pick<CompileOptions, 'dialect' | 'client' | 'database' | 'role'> & { readonly purge: boolean },
): Promise<Script> {
  const target = chooseTarget(options.dialect, project.config);
  const settings = await scriptSettings(project, target, options);
  const steps = path.steps.map(({ from, to, ...step }) => ({
    ...step,
    revision: to.join(', ') || 'base',
    message: to.length > 0 ? 'set by a stamp' : `row ${from.join(', ')} deleted by a stamp`,
    statements: [],
  }));
  // Deleting is a step, too.
  if (steps.length === 0)
    steps.push({
      revision: 'base',
      message: 'all rows deleted by a stamp',
      moves: [],
      rowsBefore: [],
      rowsAfter: [],
      statements: [],
    });
  const script = assembleScript({ ...settings, ...path, direction: 'stamp', purge: options.purge, steps });
  checkRoundTrip(script, settings.client);
  return script;
}

/** Where so many revisions are applied already, evaluating them costs more than the cache. */
const WORTH_KEEPING = 200;

interface CachedStart {
  /** From an earlier run. */
  readonly found: KnownStart | undefined;
  readonly keep: (start: KnownStart) => void;
}

/** The schema where a path begins, when an earlier run has found it out of the same files. */
function knownStart(project: Project, graph: Graph, path: ResolvedPath, dialect: Dialect): CachedStart | undefined {
  if (path.direction !== 'upgrade') return undefined;
  const before = ancestors(graph, path.from);
  const isLarge = project.revisions.some((one) => one.isBaseline && before.has(one.revision));
  if (before.size < WORTH_KEEPING && !isLarge) return undefined;
  if (!isBeforeAll(graph, before, path)) return undefined;
  const key = contentKey(project, before, [
    version,
    dialect.name,
    project.config.naming,
    project.config.versionTable,
    project.config.versionTableSchema ?? null,
  ]);
  const cache = new CatalogCache(project.config.root);
  return {
    found: cache.load(key),
    keep: (start) => {
      const { root, migrations } = project.config;
      cache.store(key, start, inputFiles(root, project.importedBy(before), migrations));
    },
  };
}

/** Beside a branch that is applied, the plan is compared with what the branch does: it is evaluated. */
function isBeforeAll(graph: Graph, applied: ReadonlySet<string>, { steps }: ResolvedPath): boolean {
  const planned = new Set(steps.map((one) => one.revision));
  const first = [...planned].filter((id) => !graph.needs(id).some((one) => planned.has(one)));
  return first.every((id) => {
    const below = ancestors(graph, [id]);
    for (const one of applied) if (!below.has(one)) return false;
    return true;
  });
}

function graphOf(project: Project): { readonly graph: Graph } | { readonly wrong: readonly Diagnostic[] } {
  try {
    return { graph: buildGraph(project.revisions, project.mayBeUnread) };
  } catch (error) {
    if (error instanceof Problem) return { wrong: error.diagnostics };
    throw error;
  }
}

/** With broken files among the migrations, the others are looked at all the same: every mistake is told in one run. */
async function everythingWrong(project: Project): Promise<Problem> {
  const built = graphOf(project);
  const known: Diagnostic[] = [...project.diagnostics, ...('wrong' in built ? built.wrong : [])];
  try {
    await recordRevisions(
      project,
      project.revisions.map((one) => one.revision),
      'upgrade',
    );
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    known.push(...error.diagnostics);
  }
  return new Problem(known);
}

async function scriptSettings(
  project: Project,
  { dialect, version: serverVersion }: Target,
  options: Omit<CompileOptions, 'from' | 'to'>,
): Promise<ScriptSettings> {
  const { config } = project;
  const known = clientsOf(dialect.name);
  const client = known.find((one) => one.name === (options.client ?? known[0]?.name));
  if (client === undefined) {
    const help = `for ${dialect.title} they are ${known.map((one) => one.name).join(', ')}`;
    throw problem('LB901', `there is no client "${options.client ?? ''}" for ${dialect.name}`, { help });
  }
  const transaction = options.transaction ?? 'plan';
  if (transaction !== 'plan' && transaction !== 'revision') {
    throw problem('LB907', `--transaction ${transaction} is neither plan nor revision`, {
      help: 'plan: one transaction for all; revision: one for each',
    });
  }
  const journal = options.journal ?? config.journal;
  if (journal !== 'auto' && journal !== 'always' && journal !== 'never') {
    throw problem('LB907', `--journal ${journal} is neither always nor never nor auto`, {
      help: 'auto: where the plan is not one transaction',
    });
  }
  const name = client.template;
  const folder = config.templates === undefined ? undefined : join(config.root, config.templates);
  const template = await readTemplate(name, folder);
  const statementTimeout = options.statementTimeout ?? config.statementTimeout;
  const database = options.database ?? config.database;
  const role = options.role ?? config.role;
  return {
    client,
    transaction,
    journal,
    versionTable: {
      name: config.versionTable,
      ...(config.versionTableSchema !== undefined && { schema: config.versionTableSchema }),
    },
    ...(config.lockTimeout !== undefined && { lockTimeout: config.lockTimeout }),
    ...(options.lockTimeout !== undefined && { lockTimeout: duration(options.lockTimeout, '--lock-timeout') }),
    lockRetries: {
      ...config.lockRetries,
      ...(options.lockRetries !== undefined && { attempts: times(options.lockRetries, '--lock-retries') }),
    },
    ...(statementTimeout !== undefined && { statementTimeout: duration(statementTimeout, '--statement-timeout') }),
    ...(database !== undefined && { database: nameFor(dialect, database, '--database') }),
    ...(role !== undefined && { role: nameFor(dialect, role, '--role') }),
    ...(serverVersion !== undefined && { version: serverVersion }),
    ...(config.searchPath !== undefined && { searchPath: config.searchPath }),
    compiler: `limbeck ${version}`,
    dialect,
    envelope: (view) => renderTemplate(template, view, { name, required: ['body'] }),
  };
}

function times(text: string, option: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw problem('LB907', `${option} ${text} is no number of attempts`, {
    help: 'write a whole number up to 999; 0 takes no locks beforehand',
  });
}

function duration(text: string, option: string): string {
  if (/^\d+(\.\d+)?\s*(us|ms|s|min|h|d)?$/.test(text)) return text;
  throw problem('LB907', `${option} ${text} is no duration`, { help: 'write for instance 5s or 500ms; 0 is no limit' });
}

/** Longer names would be cut by the server, and might then be those of something else. */
function nameFor(dialect: Dialect, name: string, option: string): string {
  const { title, nameLimit, nameUnit } = dialect;
  if (name !== '' && !name.includes('\0') && lengthOf(name, dialect) <= nameLimit) return name;
  throw problem('LB907', `${option} ${JSON.stringify(name)} is no name of ${title}`, {
    help: `write it as the server has it, without quotes: 1 to ${nameLimit} ${nameUnit}`,
  });
}
