import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type ModuleImport, type ModuleSyntax, readModule } from './module-syntax.ts';
import { positionAt } from './positions.ts';
import type { CompiledModule } from './realm.ts';
import type { Resolution } from './resolve.ts';

/** A module of the project, compiled and ready to be run. */
export interface LoadedModule {
  readonly file: string;
  readonly source: string;
  syntax: ModuleSyntax | undefined;
  run: CompiledModule | undefined;
  /** Where the imports of `syntax` lead, one for one. */
  targets: readonly Resolution[];
  /** The source map, when the code is a translation of the source. */
  mappings: string | undefined;
  /** Something was reported, here or in what it imports; it is not run. */
  failed: boolean;
}

/** What is wrong with one import. */
interface ImportFault {
  readonly one: ModuleImport;
  readonly name: string | undefined;
  readonly report: (at: Position) => Diagnostic;
}

const none: readonly never[] = Object.freeze([]);

/** How the modules of a run hang together: which names exist, which imports lead nowhere, which lead in a circle. */
export class Links {
  readonly #modules: ReadonlyMap<string, LoadedModule>;
  readonly #apiNames: ReadonlySet<string>;
  readonly #exported = new WeakMap<ModuleSyntax, ReadonlySet<string>>();

  constructor(modules: ReadonlyMap<string, LoadedModule>, apiNames: ReadonlySet<string>) {
    this.#modules = modules;
    this.#apiNames = apiNames;
  }

  /** The files that a module imports; most migrations import none. */
  importedFiles(module: LoadedModule | undefined): readonly string[] {
    if (!module?.targets.some(isSomeFile)) return none;
    return module.targets.flatMap((one) => (one.kind === 'file' ? [one.file] : []));
  }

  /** What is wrong with the imports of a module that is not broken itself. */
  faults(module: LoadedModule): readonly ImportFault[] {
    if (module.failed || module.syntax === undefined) return none;
    const faults: ImportFault[] = [];
    module.syntax.imports.forEach((one, index) => {
      const target = module.targets[index];
      if (target !== undefined) this.#addFaults(one, target, faults);
    });
    return faults;
  }

  #addFaults(one: ModuleImport, target: Resolution, faults: ImportFault[]): void {
    const isOther = one.asJson && target.kind === 'file' && !target.file.endsWith('.json');
    if (one.unsupported || isOther) {
      const help = isOther ? "remove with { type: 'json' }: it is no JSON file" : "write import { … } from './module'";
      const report = (at: Position): Diagnostic =>
        diagnostic('LB137', 'this kind of import is not supported', { at, help });
      faults.push({ one, name: undefined, report });
      return;
    }
    if (target.kind === 'wrong') {
      const { code, message, help } = target;
      faults.push({ one, name: undefined, report: (at) => diagnostic(code, message, { at, help }) });
      return;
    }
    const exported = target.kind === 'api' ? this.#apiNames : this.#exportedNames(target.file);
    if (exported === undefined) return;
    for (const { imported } of one.names) {
      if (imported === '*' || exported.has(imported)) continue;
      faults.push({ one, name: imported, report: (at) => notExported(one.specifier, imported, exported, at) });
    }
  }

  /** The names that a module exports; undefined when it could not be read. */
  #exportedNames(file: string, visited = new Set<string>()): ReadonlySet<string> | undefined {
    const module = this.#modules.get(file);
    if (module?.syntax === undefined || visited.has(file)) return undefined;
    const { exports, stars } = module.syntax;
    let names = this.#exported.get(module.syntax);
    if (names === undefined) {
      names = new Set(exports.keys());
      this.#exported.set(module.syntax, names);
    }
    if (stars.length === 0) return names;
    visited.add(file);
    const starred = stars.flatMap((star) => {
      const target = module.targets[star];
      const more = target?.kind === 'file' ? this.#exportedNames(target.file, visited) : this.#apiNames;
      return [...(more ?? [])].filter((name) => name !== 'default');
    });
    return new Set([...names, ...starred]);
  }

  /** Reports faults and circles, and marks as failed what has them. */
  report(): Diagnostic[] {
    const diagnostics: Diagnostic[] = [];
    for (const module of this.#modules.values()) {
      for (const { one, name, report } of this.faults(module)) {
        module.failed = true;
        diagnostics.push(report(placeOf(module, one, name)));
      }
    }
    for (const cycle of this.cycles()) diagnostics.push(...reportedCycle(cycle));
    return diagnostics;
  }

  /** Circles of imports, each from the module that is reached first to the one that closes it. */
  cycles(): LoadedModule[][] {
    const cycles: LoadedModule[][] = [];
    const done = new Set<LoadedModule>();
    const way: LoadedModule[] = [];
    const visit = (module: LoadedModule): void => {
      const imported = this.importedFiles(module);
      if (imported.length === 0 || done.has(module)) return;
      const start = way.indexOf(module);
      if (start >= 0) {
        cycles.push(way.slice(start));
        return;
      }
      way.push(module);
      for (const file of imported) {
        const next = this.#modules.get(file);
        if (next) visit(next);
      }
      way.pop();
      done.add(module);
    };
    for (const module of this.#modules.values()) visit(module);
    return cycles;
  }

  /** Marks as failed what imports something that has failed. */
  spreadFailures(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const module of this.#modules.values()) {
        if (module.failed || !this.importedFiles(module).some((file) => this.#modules.get(file)?.failed)) continue;
        module.failed = true;
        changed = true;
      }
    }
  }
}

function reportedCycle(cycle: readonly LoadedModule[]): Diagnostic[] {
  const [first] = cycle;
  const last = cycle.at(-1);
  if (first === undefined || last === undefined) return [];
  const one = last.syntax?.imports.find((_, index) => isFile(last.targets[index], first.file));
  const at = one && placeOf(last, one, undefined);
  const way = [...cycle, first].map(({ file }) => file).join(' → ');
  last.failed = true;
  return [
    diagnostic('LB135', `modules import each other: ${way}`, {
      at,
      help: 'move what both need into a module of its own',
    }),
  ];
}

function isSomeFile(target: Resolution): boolean {
  return target.kind === 'file';
}

function isFile(target: Resolution | undefined, file: string): boolean {
  return target?.kind === 'file' && target.file === file;
}

function notExported(specifier: string, name: string, exported: ReadonlySet<string>, at: Position): Diagnostic {
  const names = [...exported];
  const some = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
  const help = didYouMean(name, names) ?? (names.length === 0 ? 'it exports nothing' : `it exports ${some}`);
  const message =
    name === 'default' ? `"${specifier}" has no default export` : `"${specifier}" does not export "${name}"`;
  return diagnostic('LB136', message, { at, help });
}

/** Where the author wrote an import; in a translation it is found again by its texts. */
function placeOf(module: LoadedModule, one: ModuleImport, name: string | undefined): Position {
  const found = module.mappings === undefined ? one : sameImport(module.source, one, name);
  if (found === undefined) return { file: module.file, line: 1, column: 1 };
  const named = found.names.find(({ imported }) => imported === name);
  return positionAt(module.file, module.source, named === undefined ? found.offset : found.statement + named.offset);
}

function sameImport(source: string, one: ModuleImport, name: string | undefined): ModuleImport | undefined {
  try {
    const same = readModule(source).syntax.imports.filter(({ specifier }) => specifier === one.specifier);
    return same.find(({ names }) => names.some(({ imported }) => imported === name)) ?? same[0];
  } catch {
    return undefined;
  }
}
