import { join } from 'node:path';
import { type Compilation, compile } from '../compile.ts';
import { type Diagnostic, isError, Problem, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects } from '../dialects/index.ts';
import { readTemplate } from '../files/template-files.ts';
import { renderTemplate } from '../files/templates.ts';
import { CatalogCache } from '../project/catalog-cache.ts';
import type { Project, ProjectConfig } from '../project/project.ts';
import { buildGraph, type Graph } from '../revisions/graph.ts';
import type { Direction } from '../revisions/moves.ts';
import { ancestors } from '../revisions/reach.ts';
import { checkPath, type ResolvedPath, resolvePath } from '../revisions/resolve-path.ts';
import type { StampPath } from '../revisions/stamp.ts';
import type { Catalog } from '../schema/catalog.ts';
import { assembleScript } from '../script/assemble.ts';
import { clients } from '../script/clients.ts';
import type { Script, ScriptSettings } from '../script/plan-script.ts';
import { checkRoundTrip } from '../verify/round-trip.ts';
import { explainVerdict } from '../verify/statements.ts';
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
  readonly lockTimeout?: string | undefined;
  readonly lockRetries?: string | undefined;
  readonly statementTimeout?: string | undefined;
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
  const dialect = chooseDialect(options.dialect, project.config);
  const built = graphOf(project);
  if (!('graph' in built) || project.diagnostics.some(isError)) throw await everythingWrong(project);
  const { graph } = built;
  const path = checkPath(graph, resolvePath(graph, options));
  if (options.idempotent) refuseIdempotent(path.direction, dialect);
  const checker = startChecker(dialect.name, project.revisions.length);
  const { progress } = options;
  let rendered = 0;
  try {
    const known = options.cache === false ? undefined : knownStart(project, graph, path, dialect);
    const steps = path.steps.map((one) => one.revision);
    const needed = known?.catalog ? steps : ancestors(graph, [...path.from, ...path.to, ...steps]);
    const { revision, hasRawDdl, hasAsserts } = await recordRevisions(project, needed, path.direction, progress);
    const parser = (hasRawDdl || hasAsserts) && dialect.name === 'postgresql' ? await loadParser() : undefined;
    const script = await scriptSettings(project, dialect, options);
    const compiled = compile({
      graph,
      path,
      revision,
      start: known?.catalog,
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
    const verdicts = checker.finish();
    // Read again while the last statements are parsed; what the parser says against them is said first.
    const reading = (async () => checkRoundTrip(compiled.script, script.client))();
    reading.catch(() => undefined);
    const sources = { sourceOf: (file: string) => project.sourceOf(file), locate: project.locate.bind(project) };
    const statements = compiled.steps.flatMap((step) => step.statements);
    const wrong = (await verdicts).flatMap(({ index, verdict }): { operation: string; fault: Diagnostic }[] => {
      const statement = statements[index];
      const found = statement && explainVerdict(statement, verdict, sources);
      return found && statement ? [{ operation: statement.operation, fault: found }] : [];
    });
    // A test repeats SQL of the statement that needs it: a mistake in it is told once.
    const own = wrong.filter((one) => one.operation !== 'precondition');
    if (wrong.length > 0) throw new Problem((own.length > 0 ? own : wrong).map((one) => one.fault));
    await reading;
    if (known && !known.catalog && compiled.diagnostics.length === 0) known.keep(compiled.plan.start);
    return compiled;
  } finally {
    checker.stop();
  }
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
  options: Pick<CompileOptions, 'dialect' | 'client'> & { readonly purge: boolean },
): Promise<Script> {
  const dialect = chooseDialect(options.dialect, project.config);
  const settings = await scriptSettings(project, dialect, options);
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
  checkRoundTrip(script, script.client);
  return script;
}

/** Where so many revisions are applied already, evaluating them costs more than the cache. */
const WORTH_KEEPING = 200;

interface KnownStart {
  /** From an earlier run. */
  readonly catalog: Catalog | undefined;
  readonly keep: (catalog: Catalog) => void;
}

/** The schema where a path begins, when an earlier run has found it out of the same files. */
function knownStart(project: Project, graph: Graph, path: ResolvedPath, dialect: Dialect): KnownStart | undefined {
  if (path.direction !== 'upgrade') return undefined;
  // In load order: the order in which they are applied follows from what they say.
  const before = ancestors(graph, path.from);
  const isLarge = project.revisions.some((one) => one.isBaseline && before.has(one.revision));
  if (before.size < WORTH_KEEPING && !isLarge) return undefined;
  const applied = project.revisions.flatMap(({ revision }) => (before.has(revision) ? [revision] : []));
  const key = project.contentKey(applied, [
    version,
    dialect.name,
    project.config.naming,
    project.config.versionTable,
    project.config.versionTableSchema ?? null,
  ]);
  const cache = new CatalogCache(project.config.root);
  return {
    catalog: cache.load(key),
    keep: (catalog) => cache.store(key, catalog, project.otherInputs(applied)),
  };
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

/** The dialect asked for, or the first one of the configuration. */
function chooseDialect(asked: string | undefined, config: ProjectConfig): Dialect {
  const text = asked ?? config.dialects[0] ?? 'postgresql';
  const refuse = (why: string, help: string): Problem =>
    config.dialects.includes(text)
      ? problem('LB106', `"dialects" cannot have ${JSON.stringify(text)}: ${why}`, { help })
      : problem('LB901', why, { help });
  const [name = '', wanted] = text.split('@');
  const dialect = dialects.find((one) => one.name === name);
  if (!dialect) {
    const names = dialects.map((one) => one.name);
    throw refuse(`there is no dialect "${name}"`, didYouMean(name, names) ?? `the dialects are ${names.join(', ')}`);
  }
  const major = wanted === undefined ? undefined : Number(wanted.split('.')[0]);
  const { oldest, newest } = dialect.versions;
  if (major !== undefined && !(major >= oldest && major <= newest)) {
    throw refuse(`${dialect.title} ${wanted} is not supported`, `the versions are ${oldest} to ${newest}`);
  }
  return dialect;
}

async function scriptSettings(
  project: Project,
  dialect: Dialect,
  options: Omit<CompileOptions, 'from' | 'to'>,
): Promise<ScriptSettings> {
  const { config } = project;
  const known = clients[dialect.name] ?? [];
  const client = known.find((one) => one === (options.client ?? known[0]));
  if (client === undefined) {
    const help = `for ${dialect.title} they are ${known.join(', ')}`;
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
  const name = scriptTemplates[client];
  const folder = config.templates === undefined ? undefined : join(config.root, config.templates);
  const template = await readTemplate(name, folder);
  const statementTimeout = options.statementTimeout ?? config.statementTimeout;
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
    ...(config.searchPath !== undefined && { searchPath: config.searchPath }),
    compiler: `limbeck ${version}`,
    dialect,
    envelope: (view) => renderTemplate(template, view, { name, required: ['body'] }),
  };
}

const scriptTemplates = {
  psql: 'script.postgresql.psql.sql.mustache',
  plain: 'script.postgresql.plain.sql.mustache',
  sqlite3: 'script.sqlite.sqlite3.sql.mustache',
} as const;

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
