import { type Diagnostic, diagnostic, type Position, Problem } from '../diagnostics/diagnostic.ts';
import { type RawPosition, rawPosition } from '../dsl/call-site.ts';

/** What it takes to find an author's place in a stack. */
export interface Whereabouts {
  /** Whether code compiled under this name is the author's. */
  isAuthors(file: string): boolean;
  /** The place in the source of a place in evaluated code. */
  locate(raw: RawPosition): Position;
}

/** What an author's function gave, or why it did not. */
export type Guarded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

export interface Circumstances {
  /** LB138 while a module is loaded, LB139 (the default) in an author's function. */
  readonly code?: 'LB138' | 'LB139';
  /** What threw, to begin the sentence: `upgrade of abc123`. */
  readonly subject?: string;
  /** The place to show when the stack does not tell one. */
  readonly at?: Position | undefined;
}

/**
 * Calls an author's function and turns whatever it throws into diagnostics at the innermost place in the project.
 * A thrown Problem passes through unchanged.
 *
 * @example runGuarded(() => migration.upgrade(op), whereabouts, { subject: 'upgrade of abc123' })
 */
export function runGuarded<T>(run: () => T, where: Whereabouts, circumstances: Circumstances = {}): Guarded<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  try {
    const value = run();
    settle(value);
    return { ok: true, value };
  } catch (thrown) {
    return { ok: false, diagnostics: diagnosed(thrown, where, circumstances) };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A promise that an async function returned is nobody's to wait for, but must not end the process when it fails. */
function settle(value: unknown): void {
  if (typeof value !== 'object' || value === null || !('then' in value) || typeof value.then !== 'function') return;
  const ignore = (): void => undefined;
  value.then(ignore, ignore);
}

function diagnosed(thrown: unknown, where: Whereabouts, circumstances: Circumstances): readonly Diagnostic[] {
  if (thrown instanceof Problem) return thrown.diagnostics;
  const { code = 'LB139', subject = 'the migration' } = circumstances;
  const raw = innermost(sitesOf(thrown), where);
  const at = raw ? where.locate(raw) : circumstances.at;
  const { name, message, isError } = described(thrown);
  if (/^(Maximum call stack size exceeded|too much recursion)/.test(message)) {
    const help = 'give the recursion an end, or write a loop';
    return [diagnostic('LB140', `${subject} calls itself without end`, { at, help })];
  }
  if (/(read only property|not extensible|Cannot (delete|redefine) property)/.test(message) && name === 'TypeError') {
    const help = 'built-in objects, imports and what "limbeck" exports are frozen; make a copy and change that';
    return [diagnostic('LB160', `${subject} changes a frozen object: ${message}`, { at, help })];
  }
  const what = isError ? [name, message].filter((part) => part !== '').join(': ') : `${message}, which is not an Error`;
  const help = isError
    ? 'correct the code at this place, or what it was given'
    : 'throw an Error, which knows its place';
  return [diagnostic(code, `${subject} throws ${what}`, { at, help })];
}

function described(thrown: unknown): { name: string; message: string; isError: boolean } {
  try {
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown) {
      const name = 'name' in thrown ? String(thrown.name) : 'Error';
      return { name, message: String(thrown.message), isError: true };
    }
    const message = typeof thrown === 'string' ? JSON.stringify(thrown) : String(thrown);
    return { name: '', message, isError: false };
  } catch {
    return { name: '', message: 'a value that cannot be shown', isError: false };
  }
}

/** The author's place that is executed right now: where refused things are touched. */
export function currentPlace(where: Whereabouts): Position | undefined {
  const raw = innermost(
    withSites(() => {
      const holder: { stack?: unknown } = {};
      Error.captureStackTrace(holder, currentPlace);
      return holder.stack;
    }),
    where,
  );
  return raw && where.locate(raw);
}

function sitesOf(thrown: unknown): readonly RawPosition[] {
  return withSites(() =>
    typeof thrown === 'object' && thrown !== null && 'stack' in thrown ? thrown.stack : undefined,
  );
}

/** Reads a stack as positions; one that was already made into a text is taken apart. */
function withSites(read: () => unknown): readonly RawPosition[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 50;
    Error.prepareStackTrace = (_, sites) => sites.map(rawPosition);
    const stack = read();
    if (Array.isArray(stack)) return stack;
    return typeof stack === 'string' ? parsedStack(stack) : [];
  } catch {
    return [];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

function parsedStack(stack: string): RawPosition[] {
  return [...stack.matchAll(/^ +at (?:.*? \()?([^()\n]+):(\d+):(\d+)\)?$/gm)].map(([, file = '', line, column]) => ({
    file,
    line: Number(line),
    column: Number(column),
  }));
}

function innermost(sites: readonly RawPosition[], where: Whereabouts): RawPosition | undefined {
  return sites.find((site) => where.isAuthors(site.file));
}

/** The place of a syntax error, which V8 tells only by a caret under the line. */
export function syntaxPlace(error: unknown, file: string): RawPosition {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? String(error.stack) : '';
  const [head = '', , caret = ''] = stack.split('\n');
  const line = /:(\d+)$/.exec(head)?.[1];
  return { file, line: Number(line ?? 1), column: Math.max(1, caret.indexOf('^') + 1) };
}
