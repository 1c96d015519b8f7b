import { init } from 'es-module-lexer';
import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import type { RawPosition } from '../dsl/call-site.ts';
import { publishTable } from '../dsl/text-rows.ts';
import { readCsv } from './csv.ts';
import { syntaxPlace } from './failures.ts';
import { readText } from './files.ts';
import { readJson } from './json.ts';
import { Links, type LoadedModule } from './links.ts';
import { EXPORTS, readModule } from './module-syntax.ts';
import { positionAt } from './positions.ts';
import { compilingWhole, type Realm } from './realm.ts';
import { refusals } from './refusals.ts';
import { Resolver } from './resolve.ts';
import {
  isTypeScript,
  loadTranslator,
  mayHaveTypeArguments,
  type Translator,
  type TranslatorName,
} from './transform.ts';

export interface ModuleHost {
  readonly root: string;
  /** The names that "limbeck" exports. */
  readonly apiNames: ReadonlySet<string>;
  readonly realm: () => Realm;
  /** Texts that are read already. */
  readonly sourceOf: (file: string) => string | undefined;
  readonly translator?: TranslatorName | 'none' | undefined;
}

/**
 * Loads modules and everything they import: plain JavaScript is compiled as it is written, TypeScript is translated
 * first. All that is wrong is collected; a module with a mistake is marked as failed, and so is what imports it.
 */
export class ModuleGraph {
  readonly modules = new Map<string, LoadedModule>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #host: ModuleHost;
  readonly #resolver: Resolver;
  readonly #links: Links;
  #translator: Translator | undefined;
  #translatorMissing = false;

  constructor(host: ModuleHost) {
    this.#host = host;
    this.#resolver = new Resolver(host.root);
    this.#links = new Links(this.modules, host.apiNames);
  }

  /** Loads the files and what they import, links the names and finds cycles. */
  async load(files: Iterable<string>): Promise<void> {
    await init();
    await this.#loadAll(files);
    // A name that is not exported may be a type: translating leaves types out. The same holds for cycles.
    const doubtful = [...this.modules.values()].filter((one) => this.#links.faults(one).length > 0);
    const suspects = [...doubtful, ...this.#links.cycles().flat()];
    if (suspects.length > 0) {
      await this.#translateAll(suspects.filter((one) => this.#canTranslate(one)));
      this.diagnostics.push(...this.#links.report());
    }
    this.#links.spreadFailures();
  }

  /** These files and all that they import, however far. */
  reach(files: Iterable<string>): ReadonlySet<string> {
    const found = new Set(files);
    for (const file of found) for (const one of this.#links.importedFiles(this.modules.get(file))) found.add(one);
    return found;
  }

  /** Lets go of the modules' code, once all are run; it is the larger part of what they take up. */
  forgetCode(): void {
    for (const module of this.modules.values()) {
      module.syntax = undefined;
      module.run = undefined;
    }
  }

  /** The author's place of a place in evaluated code. */
  locate(raw: RawPosition): Position {
    const mappings = this.modules.get(raw.file)?.mappings;
    const found = mappings === undefined ? undefined : this.#translator?.trace(mappings, raw);
    return found ? { file: raw.file, ...found } : { file: raw.file, line: raw.line, column: raw.column };
  }

  async #loadAll(files: Iterable<string>): Promise<void> {
    let wanted: Iterable<string> = files;
    for (;;) {
      const fresh = [...new Set(wanted)].filter((file) => !this.modules.has(file));
      if (fresh.length === 0) return;
      const opened = fresh.map((file) => this.#open(file));
      const untranslated = compilingWhole(() => opened.filter((one) => !this.#prepare(one)));
      await this.#translateAll(untranslated);
      wanted = opened.flatMap((one) => this.#links.importedFiles(one));
    }
  }

  #open(file: string): LoadedModule {
    const known = this.#host.sourceOf(file);
    const read = known === undefined ? readText(this.#host.root, file) : { text: known };
    const failed = 'diagnostic' in read;
    if (failed) this.diagnostics.push(read.diagnostic);
    const source = failed ? '' : read.text;
    const module: LoadedModule = {
      file,
      source,
      syntax: undefined,
      run: undefined,
      targets: [],
      mappings: undefined,
      failed,
    };
    this.modules.set(file, module);
    return module;
  }

  /** Compiles a module as it is written; false when it has to be translated. */
  #prepare(module: LoadedModule): boolean {
    if (module.failed) return true;
    if (module.file.endsWith('.json')) return this.#prepareJson(module);
    if (module.file.endsWith('.sql')) return this.#prepareSql(module);
    if (module.file.endsWith('.csv')) return this.#prepareCsv(module);
    if (isTypeScript(module.file) && mayHaveTypeArguments(module.source)) return false;
    try {
      this.#adopt(module, module.source);
      return module.syntax?.refused.length === 0;
    } catch {
      return false;
    }
  }

  /** Data is a module whose default export is the value. JSON.parse knows no __proto__, an object literal does. */
  #prepareJson(module: LoadedModule): boolean {
    const read = readJson('LB173', module.file, module.source);
    if ('diagnostic' in read) this.#fail(module, read.diagnostic);
    else this.#adopt(module, `export default JSON.parse(${JSON.stringify(module.source)});`);
    return true;
  }

  /** SQL is a module whose default export is what the `sql` tag would give, without JavaScript's escapes. */
  #prepareSql(module: LoadedModule): boolean {
    const text = JSON.stringify(module.source);
    this.#adopt(
      module,
      `import { sql } from 'limbeck'; const text = ${text}; export default sql(Object.assign([text], { raw: [text.replaceAll('\\\\', '\\\\\\\\')] }));`,
    );
    return true;
  }

  /** The rows are made inside of the realm, where their prototypes are frozen; their marks lead back to the file. */
  #prepareCsv(module: LoadedModule): boolean {
    const read = readCsv(module.file, module.source);
    if ('diagnostics' in read) {
      for (const one of read.diagnostics) this.#fail(module, one);
      return true;
    }
    const { table } = read;
    const mark = publishTable(table);
    const run = this.#host
      .realm()
      .compile(rowsModule([...table.columns.keys()]), [EXPORTS, 'texts', 'mark'], module.file);
    module.syntax = { imports: [], exports: new Map([['default', { local: 'default' }]]), stars: [], refused: [] };
    module.run = (exports) => run(exports, table.rows, mark);
    return true;
  }

  #adopt(module: LoadedModule, code: string): void {
    const { syntax, code: body } = readModule(code);
    module.syntax = syntax;
    // V8 refuses import.meta in a function; it is reported with the rest of what is refused.
    if (syntax.refused.length > 0) return;
    const parameters = [EXPORTS];
    for (const { names } of syntax.imports) {
      for (const { local } of names) if (local !== undefined) parameters.push(local);
    }
    module.run = this.#host.realm().compile(body, parameters, module.file);
    module.targets = syntax.imports.map((one) => this.#resolver.resolve(module.file, one.specifier));
  }

  #canTranslate(module: LoadedModule): boolean {
    return !module.failed && module.mappings === undefined && isTypeScript(module.file);
  }

  async #translateAll(modules: readonly LoadedModule[]): Promise<void> {
    if (modules.length === 0) return;
    this.#translator ??= await loadTranslator(this.#host.translator);
    for (const module of new Set(modules)) this.#translate(module);
  }

  #translate(module: LoadedModule): void {
    const { file, source } = module;
    if (this.#translator === undefined) {
      module.failed = true;
      if (this.#translatorMissing) return;
      this.#translatorMissing = true;
      const help = 'install limbeck again with its optional dependencies: npm install --include=optional';
      const message = `${file} needs to be translated, but neither oxc-transform nor sucrase can be loaded`;
      this.diagnostics.push(diagnostic('LB131', message, { at: { file, line: 1, column: 1 }, help }));
      return;
    }
    const result = this.#translator.translate(file, source);
    if ('errors' in result) {
      for (const { message, offset, help } of result.errors)
        this.#syntaxError(module, message, positionAt(file, source, offset), help);
      return;
    }
    // JavaScript was only checked; its own text is what runs.
    const code = isTypeScript(file) ? result.code : source;
    module.mappings = isTypeScript(file) ? result.mappings : undefined;
    try {
      this.#adopt(module, code);
    } catch (error) {
      const message = error instanceof Error || isSyntaxError(error) ? error.message : String(error);
      this.#syntaxError(module, message, this.locate(syntaxPlace(error, file)));
      return;
    }
    for (const { what, offset } of module.syntax?.refused ?? []) {
      const at = this.locate(positionAt(file, code, offset));
      const refusal = refusals.get(what);
      if (refusal) this.#fail(module, diagnostic(refusal.code, `"${what}" ${refusal.why}`, { at, help: refusal.help }));
    }
  }

  #syntaxError(module: LoadedModule, message: string, at: Position, help?: string): void {
    const text = message.replace(/\.$/, '');
    this.#fail(
      module,
      diagnostic('LB130', text, { at, help: help ?? 'correct the syntax at this place or just before it' }),
    );
  }

  #fail(module: LoadedModule, one: Diagnostic): void {
    module.failed = true;
    this.diagnostics.push(one);
  }
}

function isSyntaxError(error: unknown): error is { message: string } {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}

/** `[{ id: '1', name: null }, …]`, each row with its number under the mark. */
function rowsModule(columns: readonly string[]): string {
  const fields = columns.map((name, field) => `[${JSON.stringify(name)}]: text[${field}]`);
  return `const rows = [];
for (let i = 0; i < texts.length; i++) {
  const text = texts[i];
  rows.push(Object.freeze({ ${fields.join(', ')}, [mark]: i }));
}
${EXPORTS}.default = Object.freeze(rows);`;
}
