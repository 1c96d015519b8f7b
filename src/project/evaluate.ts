import type { Diagnostic, Position } from '../diagnostics/diagnostic.ts';
import type { RawPosition } from '../dsl/call-site.ts';
import { type Circumstances, type Guarded, runGuarded, type Whereabouts } from './failures.ts';
import type { LoadedModule } from './links.ts';
import type { ModuleExport } from './module-syntax.ts';
import { ModuleGraph } from './modules.ts';
import { createRealm, type Realm } from './realm.ts';
import type { Resolution } from './resolve.ts';
import type { TranslatorName } from './transform.ts';

export { type Circumstances, type Guarded, runGuarded, type Whereabouts } from './failures.ts';

export interface EvaluateOptions {
  /** The project's folder, absolute. */
  readonly root: string;
  /** What `limbeck` exports to modules. */
  readonly api: Readonly<Record<string, unknown>>;
  /** Texts that are read already; other files are read from disk. */
  readonly sourceOf?: (file: string) => string | undefined;
  /** Receives what modules write to the console; standard error without it. */
  readonly print?: (line: string) => void;
  /** Insists on one translator of TypeScript. */
  readonly translator?: TranslatorName | 'none';
}

export type Exports = Readonly<Record<string, unknown>>;

export interface Evaluation extends Whereabouts {
  /** The exports of each file that was asked for and has no mistake. */
  readonly exports: ReadonlyMap<string, Exports>;
  readonly diagnostics: readonly Diagnostic[];
  /** These files and all that they import, however far. */
  reach(files: Iterable<string>): ReadonlySet<string>;
  /** The text of a module that was loaded. */
  sourceOf(file: string): string | undefined;
  /** {@link runGuarded} with the places of these modules. */
  guard<T>(run: () => T, circumstances?: Circumstances): Guarded<T>;
}

/**
 * Evaluates modules hermetically, in one frozen context: same files, same result, on every machine.
 * Each file that is asked for gets its own instances of the modules that it imports, so that none can change what
 * another sees, and evaluating one file alone gives the same as evaluating all. Every mistake is collected.
 *
 * @param files relative to the root, with forward slashes
 * @example const { exports, diagnostics } = await evaluateModules(['migrations/0001_init.ts'], { root, api })
 */
export async function evaluateModules(files: readonly string[], options: EvaluateOptions): Promise<Evaluation> {
  const api: Exports = Object.freeze({ ...options.api });
  const print = options.print ?? ((line: string) => void process.stderr.write(`${line}\n`));
  let realm: Realm | undefined;
  const graph = new ModuleGraph({
    root: options.root,
    apiNames: new Set(Object.keys(api)),
    realm: () => {
      realm ??= createRealm(where, print);
      return realm;
    },
    sourceOf: options.sourceOf ?? (() => undefined),
    translator: options.translator,
  });
  const where: Whereabouts = {
    isAuthors: (file) => graph.modules.has(file),
    locate: (raw: RawPosition): Position => graph.locate(raw),
  };
  await graph.load(files);
  const run = new Run(graph, api, where);
  const exports = new Map<string, Exports>();
  for (const file of files) {
    const module = graph.modules.get(file);
    const value = module && run.runAlone(module);
    if (value) exports.set(file, value);
  }
  graph.forgetCode();
  return {
    ...where,
    exports,
    diagnostics: graph.diagnostics,
    reach: (from) => graph.reach(from),
    sourceOf: (file) => graph.modules.get(file)?.source,
    guard: (fn, circumstances) => runGuarded(fn, where, circumstances),
  };
}

class Run {
  readonly #graph: ModuleGraph;
  readonly #api: Exports;
  readonly #where: Whereabouts;
  /** The modules that the one that is run alone has imported so far. */
  readonly #instances = new Map<LoadedModule, Exports>();

  constructor(graph: ModuleGraph, api: Exports, where: Whereabouts) {
    this.#graph = graph;
    this.#api = api;
    this.#where = where;
  }

  /** Runs a module with instances of its own of what it imports; undefined when one of them fails, which is reported once. */
  runAlone(module: LoadedModule): Exports | undefined {
    const exports = this.#instantiate(module);
    if (this.#instances.size > 0) this.#instances.clear();
    return exports;
  }

  #instantiate(module: LoadedModule): Exports | undefined {
    const { syntax, run, targets, file } = module;
    if (module.failed || syntax === undefined || run === undefined) return undefined;
    const imported: Exports[] = [];
    for (const target of targets) {
      const values = this.#imported(target);
      if (values === undefined) {
        module.failed = true;
        return undefined;
      }
      imported.push(values);
    }
    const exports: Record<string, unknown> = Object.create(null);
    const values: unknown[] = [exports];
    syntax.imports.forEach(({ names }, index) => {
      const from = imported[index];
      for (const { imported: name, local } of names) {
        if (local !== undefined) values.push(name === '*' ? from : from?.[name]);
      }
    });
    const outcome = runGuarded(() => run.apply(undefined, values), this.#where, {
      code: 'LB138',
      subject: file,
      at: { file, line: 1, column: 1 },
    });
    if (!outcome.ok) {
      module.failed = true;
      this.#graph.diagnostics.push(...outcome.diagnostics.map((one) => this.#located(one)));
      return undefined;
    }
    for (const [name, one] of syntax.exports) reexport(exports, name, one, imported);
    for (const star of syntax.stars) {
      for (const [name, value] of Object.entries(imported[star] ?? {})) {
        if (name !== 'default' && !(name in exports)) exports[name] = value;
      }
    }
    return Object.freeze(exports);
  }

  /** What the DSL throws carries the place in evaluated code; the project's own diagnostics are located already. */
  #located(one: Diagnostic): Diagnostic {
    const isRaw = one.at !== undefined && !one.code.startsWith('LB1') && this.#where.isAuthors(one.at.file);
    return isRaw && one.at ? { ...one, at: this.#where.locate(one.at) } : one;
  }

  #imported(target: Resolution): Exports | undefined {
    if (target.kind === 'api') return this.#api;
    const module = target.kind === 'file' ? this.#graph.modules.get(target.file) : undefined;
    if (module === undefined) return undefined;
    const exports = this.#instances.get(module) ?? this.#instantiate(module);
    if (exports) this.#instances.set(module, exports);
    return exports;
  }
}

function reexport(
  exports: Record<string, unknown>,
  name: string,
  one: ModuleExport,
  imported: readonly Exports[],
): void {
  if ('from' in one) exports[name] = one.imported === '*' ? imported[one.from] : imported[one.from]?.[one.imported];
}
