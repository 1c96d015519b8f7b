import { formatWithOptions } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { compileFunction, createContext } from 'node:vm';
import { type Position, problem } from '../diagnostics/diagnostic.ts';
import { currentPlace, type Whereabouts } from './failures.ts';
import { realmScript } from './realm-script.ts';
import { LOCAL_DATE_METHODS, LOCALE_METHODS, REFUSED_GLOBALS, refusals } from './refusals.ts';

export type CompiledModule = (...values: unknown[]) => unknown;

/** The one context of a run, in which the modules of a project are compiled and evaluated. */
export interface Realm {
  /**
   * Compiles the body of a function; lines and columns are those of `code`.
   *
   * @throws V8's SyntaxError
   */
  compile(code: string, parameters: readonly string[], file: string): CompiledModule;
}

/**
 * Makes a context that has nothing but the language: built-in objects are frozen, and whatever differs between
 * machines or runs throws a Problem at the author's line. It guards determinism; it is not a security boundary.
 *
 * @param print receives what authors write to the console
 */
export function createRealm(where: Whereabouts, print: (line: string) => void): Realm {
  // Promise jobs of this context are never run: code behind an `await` cannot act when the run is over.
  const context = createContext(Object.create(null), {
    name: 'migrations',
    codeGeneration: { strings: false, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  let lastPlace: Position | undefined;
  const refuse = (name: string): never => {
    const refusal = refusals.get(name);
    if (refusal === undefined) throw new Error(`no refusal is written for ${name}`);
    // Node's contexts call a throwing getter of the global object twice, the second time with an unreadable stack.
    const at = currentPlace(where) ?? lastPlace;
    lastPlace = lastPlace === at ? undefined : at;
    const shown = name.replace('.prototype.', '#');
    throw problem(refusal.code, `"${shown}" ${refusal.why}`, { at, help: refusal.help });
  };
  const printValues = (values: unknown[]): void => print(formatWithOptions({ colors: false }, ...values));
  const parameters = ['refuse', 'print', 'refusedGlobals', 'localDateMethods', 'localeMethods'];
  const prepare = compileFunction(realmScript, parameters, { filename: 'limbeck:realm', parsingContext: context });
  prepare(refuse, printValues, REFUSED_GLOBALS, LOCAL_DATE_METHODS, LOCALE_METHODS);
  return {
    compile: (code, names, filename) =>
      compileFunction(`'use strict';\n${code}`, [...names], {
        filename,
        parsingContext: context,
        lineOffset: -1,
      }) as CompiledModule,
  };
}

/**
 * Runs what compiles modules. V8 only looks over a function inside of another, and reads it again when it is called; those of a
 * migration are all called, and reading them whole at once is faster. Setting the flag for each module would cost what it saves.
 */
export function compilingWhole<T>(run: () => T): T {
  setFlagsFromString('--no-lazy');
  try {
    return run();
  } finally {
    setFlagsFromString('--lazy');
  }
}
