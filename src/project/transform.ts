import type { TraceMap } from '@jridgewell/trace-mapping';
import type { RawPosition } from '../dsl/call-site.ts';

/** JavaScript made of TypeScript, or what is wrong with it. */
export type Translation =
  | { readonly code: string; readonly mappings: string }
  | { readonly errors: readonly SyntaxFault[] };

export interface SyntaxFault {
  readonly message: string;
  /** In UTF-16 units of the source. */
  readonly offset: number;
  readonly help: string | undefined;
}

export type TranslatorName = 'oxc' | 'sucrase';

/** Translates TypeScript and finds the author's place of a position in the result. */
export interface Translator {
  readonly name: TranslatorName;
  translate(file: string, source: string): Translation;
  /** The place in the source of a place in translated code. */
  trace(mappings: string, raw: RawPosition): { readonly line: number; readonly column: number } | undefined;
}

export function isTypeScript(file: string): boolean {
  return /\.m?ts$/.test(file);
}

const TYPE_ARGUMENTS = /<(?![=<]|[ \t]+\S)[^;]{0,400}?[^=\-\s]\s*>\s*?[(`\r\n]/y;

/**
 * Whether valid JavaScript may mean something else in TypeScript: `f<string>(x)` is two comparisons there.
 * Being wrong costs a translation, nothing more.
 */
export function mayHaveTypeArguments(source: string): boolean {
  for (let i = source.indexOf('<'); i > 0; i = source.indexOf('<', i + 1)) {
    if (!/[\w$)\]\s]/.test(source.charAt(i - 1))) continue;
    TYPE_ARGUMENTS.lastIndex = i;
    if (TYPE_ARGUMENTS.test(source)) return true;
  }
  return false;
}

/**
 * Loads the translator: oxc-transform, or sucrase where oxc has no binding for this platform.
 * This file is the only one that knows both.
 *
 * @param only insists on one of them, or on none, for tests
 * @returns undefined when neither can be loaded
 */
export async function loadTranslator(only?: TranslatorName | 'none'): Promise<Translator | undefined> {
  if (only === 'none') return undefined;
  const trace = await tracer();
  for (const load of [loadOxc, loadSucrase]) {
    if (only !== undefined && load !== (only === 'oxc' ? loadOxc : loadSucrase)) continue;
    try {
      return { ...(await load()), trace };
    } catch {
      // The next one may be there.
    }
  }
  return undefined;
}

async function loadOxc(): Promise<Omit<Translator, 'trace'>> {
  const loaded = await import('oxc-transform');
  const { transformSync } = 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
  const translate = (file: string, source: string): Translation => {
    const lang = isTypeScript(file) ? 'ts' : 'js';
    const { code, map, errors } = transformSync(file, source, { lang, sourceType: 'module', sourcemap: true });
    if (errors.length === 0) return { code, mappings: map?.mappings ?? '' };
    const faults = errors.map(({ message, labels, helpMessage }) => {
      const label = message.includes('already been declared') ? labels.at(-1) : labels[0];
      return { message, offset: utf16Offset(source, label?.start ?? 0), help: helpMessage ?? undefined };
    });
    return { errors: faults };
  };
  return { name: 'oxc', translate };
}

/** Oxc counts bytes of UTF-8 in its errors (its maps count UTF-16 units). */
function utf16Offset(source: string, bytes: number): number {
  return Buffer.from(source).subarray(0, bytes).toString().length;
}

async function loadSucrase(): Promise<Omit<Translator, 'trace'>> {
  const loaded = await import('sucrase');
  const { transform } = 'default' in loaded ? (loaded.default as typeof loaded) : loaded;
  const translate = (file: string, source: string): Translation => {
    // Sucrase would leave a namespace out without a word.
    const namespace = /^[ \t]*(?:export\s+)?(?:namespace|module)\s+[\w$.]+\s*\{/m.exec(source);
    if (namespace && isTypeScript(file)) {
      const help = 'install the binding of oxc-transform for this platform, or export constants instead';
      return {
        errors: [{ message: 'a namespace cannot be translated without oxc-transform', offset: namespace.index, help }],
      };
    }
    try {
      const { code, sourceMap } = transform(source, {
        transforms: isTypeScript(file) ? ['typescript'] : [],
        disableESTransforms: true,
        preserveDynamicImport: true,
        filePath: file,
        sourceMapOptions: { compiledFilename: file },
      });
      return { code, mappings: sourceMap?.mappings ?? '' };
    } catch (error) {
      return { errors: [sucraseFault(source, error)] };
    }
  };
  return { name: 'sucrase', translate };
}

function sucraseFault(source: string, error: unknown): SyntaxFault {
  const text = error instanceof Error ? error.message : String(error);
  const found = /^(?:Error transforming .*?: )?(.*?) \((\d+):(\d+)\)$/s.exec(text);
  if (!found) return { message: text, offset: 0, help: undefined };
  const [, message = text, line, column] = found;
  let start = 0;
  for (let i = 1; i < Number(line); i++) start = source.indexOf('\n', start) + 1;
  return { message, offset: start + Number(column) - 1, help: undefined };
}

const KEPT_MAPS = 8;

/** Decodes maps when they are asked for; neighbouring questions are about the same files, so a few are kept. */
async function tracer(): Promise<Translator['trace']> {
  const { TraceMap: Trace, originalPositionFor } = await import('@jridgewell/trace-mapping');
  const maps = new Map<string, TraceMap>();
  return (mappings, { file, line, column }) => {
    let map = maps.get(mappings);
    if (map === undefined) {
      map = new Trace({ version: 3, names: [], sources: [file], mappings });
      const [oldest] = maps.keys();
      if (oldest !== undefined && maps.size >= KEPT_MAPS) maps.delete(oldest);
      maps.set(mappings, map);
    }
    const found = originalPositionFor(map, { line: Math.max(1, line), column: Math.max(0, column - 1) });
    return found.line === null ? undefined : { line: found.line, column: found.column + 1 };
  };
}
