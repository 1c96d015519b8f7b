import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import type { RawPosition } from '../dsl/call-site.ts';
import type { Migration } from '../dsl/migration.ts';
import { type ConfigValue, findProject, loadConfig, type ProjectPlace } from './config.ts';
import type { ProjectConfig } from './config-keys.ts';
import { crossCheck, isMigration } from './cross-check.ts';
import type { Evaluation } from './evaluate.ts';
import type { Circumstances, Guarded } from './failures.ts';
import { listMigrations, readText } from './files.ts';
import { type Scanned, scan } from './scan.ts';

export type { ProjectConfig } from './config-keys.ts';

/** One migration file as the graph sees it, without having been run; its name is relative to the root, with forward slashes. */
export type RevisionFile = Scanned;

export interface EvaluatedMigrations {
  /** By revision id; those with a mistake are missing. */
  readonly migrations: ReadonlyMap<string, Migration>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ProjectOptions {
  readonly cwd: string;
  /** The file named by `--config`, relative to `cwd`. */
  readonly config?: string | undefined;
  /** The name after `--env`. */
  readonly environment?: string | undefined;
  /** Gives what `limbeck` exports to migrations and to the configuration; loaded only when something is evaluated. */
  readonly api: () => Promise<Readonly<Record<string, unknown>>>;
  /** Receives what authors write to the console; standard error without it. */
  readonly print?: (line: string) => void;
  /** Hears how many of the migration files have been read. */
  readonly told?: (done: number, all: number) => void;
}

/** A project that was read: its configuration and its revisions, and the way to evaluate them. */
export class Project {
  readonly config: ProjectConfig;
  /** In load order: by file name. */
  readonly revisions: readonly RevisionFile[];
  /** Whether a revision that is missing may stand in a file whose metadata cannot be read. */
  readonly mayBeUnread: (id: string) => boolean;
  /** What is wrong with the configuration and the metadata. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #options: ProjectOptions;
  readonly #sources: ReadonlyMap<string, string>;
  /** The last evaluation knows the files of the one before. */
  #evaluations: Omit<Evaluation, 'exports'>[] = [];

  constructor(
    config: ProjectConfig,
    revisions: readonly RevisionFile[],
    diagnostics: readonly Diagnostic[],
    sources: ReadonlyMap<string, string>,
    options: ProjectOptions,
    mayBeUnread: (id: string) => boolean = () => false,
  ) {
    this.config = config;
    this.revisions = revisions;
    this.mayBeUnread = mayBeUnread;
    this.diagnostics = diagnostics;
    this.#sources = sources;
    this.#options = options;
  }

  /** The text of a file of the project, for code frames. */
  sourceOf(file: string): string | undefined {
    return this.#sources.get(file) ?? this.#owner(file)?.sourceOf(file);
  }

  /** The author's place of a place in evaluated code. */
  locate(raw: RawPosition): Position {
    return this.#owner(raw.file)?.locate(raw) ?? { file: raw.file, line: raw.line, column: raw.column };
  }

  /**
   * Evaluates the migration files of these revisions, or of all, and compares them with what was read.
   * Call it once per run: every call has a context and instances of its own.
   */
  async evaluate(revisionIds?: Iterable<string>): Promise<EvaluatedMigrations> {
    const { evaluateModules } = await import('./evaluate.ts');
    const wanted = revisionIds === undefined ? undefined : new Set(revisionIds);
    const chosen = this.revisions.filter(({ revision }) => wanted === undefined || wanted.has(revision));
    const { api, print } = this.#options;
    const { exports, ...evaluation } = await evaluateModules(
      chosen.map(({ file }) => file),
      {
        root: this.config.root,
        api: await api(),
        sourceOf: (file) => this.#sources.get(file),
        ...(print && { print }),
      },
    );
    this.#evaluations.unshift(evaluation);
    const migrations = new Map<string, Migration>();
    const diagnostics = [...evaluation.diagnostics];
    for (const one of chosen) {
      const values = exports.get(one.file);
      if (values === undefined) continue;
      const value = values.default;
      if (!isMigration(value)) {
        const help = "import `migration` from 'limbeck' and export what it returns";
        const message = `the default export of ${one.file} is not a migration when the file is run`;
        diagnostics.push(diagnostic('LB141', message, { at: one.at.revision, help, revision: one.revision }));
        continue;
      }
      const differences = crossCheck(one, value);
      if (differences.length === 0) migrations.set(one.revision, value);
      diagnostics.push(...differences);
    }
    return { migrations, diagnostics };
  }

  /** The files that those of these revisions import, however far, without those files themselves; sorted. */
  importedBy(revisionIds: Iterable<string>): readonly string[] {
    const wanted = new Set(revisionIds);
    const own = new Set(this.revisions.flatMap(({ revision, file }) => (wanted.has(revision) ? [file] : [])));
    return [...(this.#evaluations[0]?.reach(own) ?? [])].filter((file) => !own.has(file)).sort();
  }

  /** Calls an author's function of the last evaluation and turns what it throws into diagnostics. */
  guard<T>(run: () => T, circumstances?: Circumstances): Guarded<T> {
    const [evaluation] = this.#evaluations;
    return evaluation === undefined ? { ok: true, value: run() } : evaluation.guard(run, circumstances);
  }

  #owner(file: string): Omit<Evaluation, 'exports'> | undefined {
    return this.#evaluations.find((one) => one.isAuthors(file));
  }
}

/**
 * Reads a project: configuration and the metadata of every migration. No migration is evaluated, and what evaluation
 * needs is not loaded.
 *
 * @throws Problem when there is no project, or its configuration cannot be read at all (LB101–LB104, LB108, LB109)
 * @example const project = await loadProject({ cwd: process.cwd(), api })
 */
export async function loadProject(options: ProjectOptions): Promise<Project> {
  const place = findProject(options.cwd, options.config);
  const {
    config,
    diagnostics: found,
    source,
  } = await loadConfig(place, options.environment, (file, text) => evaluateConfig(place, file, text, options));
  const diagnostics: Diagnostic[] = [...found];
  const sources = new Map<string, string>();
  if (place.file !== undefined && source !== undefined) sources.set(place.file, source);
  const listing = listMigrations(config.root, config.migrations, config.recursive);
  diagnostics.push(...listing.diagnostics);
  const revisions: RevisionFile[] = [];
  const unread = new Map<string, readonly Diagnostic[]>();
  let done = 0;
  for (const file of listing.files) {
    options.told?.(++done, listing.files.length);
    const read = readText(config.root, file);
    if ('diagnostic' in read) {
      diagnostics.push(read.diagnostic);
      continue;
    }
    sources.set(file, read.text);
    const result = scan(file, read.text);
    if (result.scanned) revisions.push(result.scanned);
    if (result.diagnostics.length > 0) unread.set(file, result.diagnostics);
  }
  if (unread.size > 0) diagnostics.push(...(await explained(unread, sources)));
  return new Project(config, revisions, diagnostics, sources, options, unreadIds([...unread.keys()], sources));
}

/** By the ids that broken files seem to have; an id that is computed may be whatever is missing. */
function unreadIds(files: readonly string[], sources: ReadonlyMap<string, string>): (id: string) => boolean {
  const texts = files.map((file) => sources.get(file) ?? '').filter((text) => /\brevision\s*:/.test(text));
  const ids = texts.map((text) => /\brevision\s*:\s*(['"`])([\w.]+)\1\s*,/.exec(text)?.[2]);
  return (id) => ids.includes(id) || ids.includes(undefined);
}

/** A file whose metadata cannot be read may simply be broken: then its syntax error is what helps. */
async function explained(
  unread: ReadonlyMap<string, readonly Diagnostic[]>,
  sources: ReadonlyMap<string, string>,
): Promise<Diagnostic[]> {
  const { syntaxErrors } = await import('./syntax-errors.ts');
  const broken = await syntaxErrors([...unread.keys()], (file) => sources.get(file));
  return [...unread].flatMap(([file, diagnostics]) => broken.get(file) ?? diagnostics);
}

async function evaluateConfig(
  { root }: ProjectPlace,
  file: string,
  source: string,
  { api, print }: ProjectOptions,
): Promise<ConfigValue> {
  const { evaluateModules } = await import('./evaluate.ts');
  const sourceOf = (name: string): string | undefined => (name === file ? source : undefined);
  const { exports, diagnostics } = await evaluateModules([file], {
    root,
    api: await api(),
    sourceOf,
    ...(print && { print }),
  });
  const values = exports.get(file);
  return values === undefined ? { diagnostics } : { value: values.default };
}
