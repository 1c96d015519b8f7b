import { parse } from 'es-module-lexer';
import { wordAt } from './literal.ts';
import { skipTrivia, TokenWalk } from './tokens.ts';

export interface ImportedName {
  /** The name that the other module exports; `*` for all of it. */
  readonly imported: string;
  /** The name here; undefined in a re-export. */
  readonly local: string | undefined;
  /** Where the imported name stands, from the start of the statement. */
  readonly offset: number;
}

export interface ModuleImport {
  readonly specifier: string;
  /** The start of the statement, and of the specifier with its quote. */
  readonly statement: number;
  readonly offset: number;
  readonly names: readonly ImportedName[];
  /** An import with attributes or a phase, or a clause that is none. */
  readonly unsupported: boolean;
  /** `with { type: 'json' }` */
  readonly asJson: boolean;
}

/** What a module exports under a name: a variable of its own or a name of an import. */
export type ModuleExport = { readonly local: string } | { readonly from: number; readonly imported: string };

export interface ModuleSyntax {
  readonly imports: readonly ModuleImport[];
  readonly exports: ReadonlyMap<string, ModuleExport>;
  /** The imports that are `export * from`. */
  readonly stars: readonly number[];
  /** Uses of `import()` and `import.meta`. */
  readonly refused: readonly { readonly what: 'import()' | 'import.meta'; readonly offset: number }[];
}

export interface ReadModule {
  readonly syntax: ModuleSyntax;
  /** Function body: imports blanked out, exports assigned to `$$$`; every line and column as in the source. */
  readonly code: string;
}

/** The parameter that receives the exports. */
export const EXPORTS = '$$$';
const DEFAULT = '$$$d';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Reads the imports and exports of a module and turns it into the body of a function, in place.
 * Imported names become parameters of that function, which keeps ESM's hoisting.
 *
 * @throws the lexer's error when the text is broken
 */
export function readModule(source: string): ReadModule {
  const [lexedImports, lexedExports] = parse(source);
  const edits: Edit[] = [];
  const imports: ModuleImport[] = [];
  /** Where the lexer's imports are among `imports`. */
  const indexes: (number | undefined)[] = [];
  const refused: { what: 'import()' | 'import.meta'; offset: number }[] = [];
  for (const one of lexedImports) {
    const isStatement = one.type !== 'import-meta' && one.type !== 'dynamic';
    indexes.push(isStatement && !one.typeOnly ? imports.length : undefined);
    if (!isStatement) {
      refused.push({ what: one.type === 'dynamic' ? 'import()' : 'import.meta', offset: one.importStart });
      continue;
    }
    edits.push({ start: one.importStart, end: one.importEnd, text: '' });
    if (one.typeOnly) continue;
    const clause = one.type === 'static' ? readClause(source.slice(one.importStart, one.start - 1)) : [];
    imports.push({
      specifier: one.specifier,
      statement: one.importStart,
      offset: one.start - 1,
      names: clause ?? [],
      unsupported: clause === undefined || one.phase !== null || !isJsonOnly(one.attributes),
      asJson: (one.attributes ?? []).length > 0,
    });
  }
  const exports = new Map<string, ModuleExport>();
  const stars: number[] = [];
  for (const one of lexedExports) {
    const from = one.type === 'direct' ? undefined : indexes[one.importIndex];
    if (one.type === 'reexport-all') {
      if (from !== undefined) stars.push(from);
    } else if (one.type === 'reexport') {
      if (!one.typeOnly && from !== undefined) exports.set(one.name, { from, imported: one.importName ?? '*' });
    } else {
      const local = editExport(source, one.exportStart, one.localName ?? one.name, one.typeOnly, edits);
      if (local !== undefined) exports.set(one.name, { local });
    }
  }
  blankEmptyExports(source, edits);
  return { syntax: { imports, exports, stars, refused }, code: rewritten(source, edits, exports) };
}

/** `with { type: 'json' }`, which Node asks for, says nothing new of a JSON file. */
function isJsonOnly(attributes: readonly (readonly [string, string])[] | null): boolean {
  return (attributes ?? []).every(([key, value]) => key === 'type' && value === 'json');
}

/** Edits one export statement; the result is the variable that it exports, if it exports a value. */
function editExport(
  source: string,
  start: number,
  localName: string,
  typeOnly: boolean,
  edits: Edit[],
): string | undefined {
  const next = skipTrivia(source, start + 6);
  const word = wordAt(source, next);
  const brace = word === 'type' ? skipTrivia(source, next + 4) : next;
  if (source.charCodeAt(brace) === 123) {
    const end = new TokenWalk(source, brace + 1).toCloser() + 1;
    edits.push({ start, end, text: '' });
  } else if (word === 'default') {
    const { edit, local } = defaultExport(source, start, next + 7);
    edits.push(edit);
    return local;
  } else if (!typeOnly) edits.push({ start, end: start + 6, text: '' });
  return typeOnly ? undefined : localName;
}

function defaultExport(source: string, start: number, end: number): { edit: Edit; local: string } {
  const blank = { start, end, text: '' };
  let i = skipTrivia(source, end);
  let words = '';
  let word = wordAt(source, i);
  if (word === 'async') {
    const behind = skipTrivia(source, i + 5);
    if (wordAt(source, behind) === 'function') {
      words = 'async ';
      word = 'function';
      i = behind;
    }
  }
  if (word !== 'function' && word !== 'class') {
    return { edit: { start, end, text: `${EXPORTS}.default=` }, local: `${EXPORTS}.default` };
  }
  words += word;
  i = skipTrivia(source, i + word.length);
  if (source.charCodeAt(i) === 42) {
    words += '*';
    i = skipTrivia(source, i + 1);
  }
  const name = wordAt(source, i);
  if (name !== '' && name !== 'extends') return { edit: blank, local: name };
  return { edit: { start, end: i, text: `${words} ${DEFAULT} ` }, local: DEFAULT };
}

const EMPTY_EXPORT = /\bexport\s*\{\s*\}(?!\s*from\b)/;

/** `export {}` has no names, so that the lexer does not tell of it. */
function blankEmptyExports(source: string, edits: Edit[]): void {
  if (!EMPTY_EXPORT.test(source)) return;
  const walk = new TokenWalk(source, 0);
  for (const match of source.matchAll(new RegExp(EMPTY_EXPORT, 'g'))) {
    if (match.index < walk.offset || walk.toward(match.index) !== match.index) continue;
    edits.push({ start: match.index, end: match.index + match[0].length, text: '' });
  }
}

function rewritten(source: string, edits: Edit[], exports: ReadonlyMap<string, ModuleExport>): string {
  let code = '';
  let done = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    // A statement that exports several names is told once for each.
    if (start < done) continue;
    code += source.slice(done, start) + overlay(source.slice(start, end), text);
    done = end;
  }
  code += source.slice(done);
  let tail = '';
  for (const [name, one] of exports) {
    if ('local' in one && one.local !== `${EXPORTS}.default`)
      tail += `${EXPORTS}[${JSON.stringify(name)}]=${one.local};`;
  }
  return tail === '' ? code : `${code}\n;${tail}`;
}

/** `text` in the place of `old`: the same lines, and the same column behind it. */
function overlay(old: string, text: string): string {
  const newline = old.search(/[\n\r\u2028\u2029]/);
  if (newline < 0) return text.padEnd(old.length);
  return text.padEnd(newline) + old.slice(newline).replace(/[^\n\r\u2028\u2029]/g, ' ');
}

const clauses = new Map<string, readonly ImportedName[] | undefined>();
const WORD = String.raw`[\w$\u0080-\uffff]+`;
const NAME = `(?:(${WORD})|'([^']*)'|"([^"]*)")`;
const ELEMENT = new RegExp(String.raw`^${NAME}(?:\s+as\s+(?:(${WORD})|'[^']*'|"[^"]*"))?$`);

/** The names in `import … from` or `export … from`; undefined when it is not a clause. Most files say the same. */
function readClause(text: string): readonly ImportedName[] | undefined {
  if (clauses.has(text)) return clauses.get(text);
  const names = parseClause(text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, (comment) => ' '.repeat(comment.length)));
  clauses.set(text, names);
  return names;
}

function parseClause(text: string): readonly ImportedName[] | undefined {
  const isExport = text.startsWith('export');
  const from = /\bfrom\s*$/.exec(text)?.index ?? (/^import\s*$/.test(text) ? text.length : undefined);
  if (from === undefined) return undefined;
  const names: ImportedName[] = [];
  const braces = /\{([^{}]*)\}\s*$/.exec(text.slice(0, from));
  const head = text.slice(6, braces ? braces.index : from);
  let at = 6;
  for (const part of head.split(',')) {
    const offset = at + part.length - part.trimStart().length;
    const word = part.trim();
    const star = new RegExp(String.raw`^\*(?:\s*as\s+(${WORD}))?$`).exec(word);
    if (star) names.push({ imported: '*', local: isExport ? undefined : star[1], offset });
    else if (new RegExp(`^${WORD}$`).test(word)) names.push({ imported: 'default', local: word, offset });
    else if (word !== '') return undefined;
    at += part.length + 1;
  }
  if (!braces) return names;
  at = braces.index + 1;
  for (const part of (braces[1] ?? '').split(',')) {
    const element = part.trim();
    const offset = at + part.length - part.trimStart().length;
    at += part.length + 1;
    if (element === '') continue;
    if (isTypeElement(element)) continue;
    const match = ELEMENT.exec(element);
    if (!match) return undefined;
    const imported = match[1] ?? match[2] ?? match[3] ?? '';
    names.push({ imported, local: isExport ? undefined : (match[4] ?? imported), offset });
  }
  return names;
}

/** `type X` and `type X as Y`, but not `type`, `type as x`. */
function isTypeElement(element: string): boolean {
  const words = element.split(/\s+/);
  return words[0] === 'type' && (words.length === 2 || (words.length === 4 && words[2] === 'as'));
}
