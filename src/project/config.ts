import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, Problem, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { checkConfig, type PlaceOf } from './check-config.ts';
import type { ProjectConfig } from './config-keys.ts';
import { findDefaultExport } from './default-export.ts';
import { readText } from './files.ts';
import { readJson } from './json.ts';
import { type Literal, type Property, plainValue, readObject } from './literal.ts';
import { positionAt } from './positions.ts';
import { skipTrivia } from './tokens.ts';

/** The names that the configuration of a project may have; beside them, package.json may hold it as its key "limbeck". */
const CONFIG_FILES = ['ts', 'js', 'mts', 'mjs', 'json'].map((extension) => `limbeck.config.${extension}`);

const PACKAGE = 'package.json';

/** Where a project is; `file` is its configuration, relative to `root`, if it has one. */
export interface ProjectPlace {
  readonly root: string;
  readonly file: string | undefined;
}

export interface LoadedConfig {
  readonly config: ProjectConfig;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the configuration file, for code frames. */
  readonly source: string | undefined;
}

/** The value of a configuration's default export, or why there is none. */
export type ConfigValue = { readonly value: unknown } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Finds the project: the file named, or the nearest configuration at `cwd` or above it, or the nearest folder that
 * holds a folder "migrations".
 *
 * @throws Problem LB101 (no project), LB102 (the file named is not there), LB103 (two configurations)
 */
export function findProject(cwd: string, named?: string): ProjectPlace {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      const help = nearby(path) ?? `the configuration of a project is called ${CONFIG_FILES[0]}`;
      throw problem('LB102', `there is no configuration file "${named}"`, { help });
    }
    return { root: dirname(path), file: basename(path) };
  }
  let bare: string | undefined;
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const names = namesIn(folder);
    const [file, other] = configurationsIn(folder, names);
    if (other !== undefined) {
      const shown = other === PACKAGE ? 'a "limbeck" in package.json' : other;
      const help = `keep one of them, or name the one you mean with --config ${file}`;
      throw problem('LB103', `${folder} holds both ${file} and ${shown}`, { help });
    }
    if (file !== undefined) return { root: folder, file };
    if (names.has('migrations') && statSync(join(folder, 'migrations')).isDirectory()) bare ??= folder;
    if (dirname(folder) === folder) break;
  }
  if (bare !== undefined) return { root: bare, file: undefined };
  const help = 'run `limbeck init` to begin a project here, or give its configuration with --config FILE';
  throw problem('LB101', `no limbeck.config.ts and no folder "migrations" in ${resolve(cwd)} or above`, { help });
}

/** The files of a folder that hold a configuration; one is right. */
export function configurationsIn(folder: string, names: ReadonlySet<string> = namesIn(folder)): string[] {
  return [...CONFIG_FILES.filter((name) => names.has(name)), ...packageIn(folder, names)];
}

/** package.json, when it has a key "limbeck" of its own. */
function packageIn(folder: string, names: ReadonlySet<string>): string[] {
  if (!names.has(PACKAGE)) return [];
  const read = readText(folder, PACKAGE);
  if ('diagnostic' in read || !/"limbeck"\s*:/.test(read.text)) return [];
  const parsed = readJson('LB108', PACKAGE, read.text);
  // A broken package.json is npm's to report.
  const isObject = 'value' in parsed && typeof parsed.value === 'object' && parsed.value !== null;
  return isObject && Object.hasOwn(parsed.value as object, 'limbeck') ? [PACKAGE] : [];
}

function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

function nearby(path: string): string | undefined {
  return didYouMean(basename(path), namesIn(dirname(path)));
}

/**
 * Reads and checks the configuration. A file that is one literal is not evaluated, which keeps `heads` fast.
 *
 * @param environment the name after `--env`, whose settings replace the others
 * @param evaluate gives the default export of a configuration that is more than a literal
 */
export async function loadConfig(
  { root, file }: ProjectPlace,
  environment: string | undefined,
  evaluate: (file: string, source: string) => Promise<ConfigValue>,
): Promise<LoadedConfig> {
  if (file === undefined) {
    const asked = { root, value: {}, environment, placeOf: () => undefined };
    return { ...checkConfig(asked), source: undefined };
  }
  const read = readText(root, file);
  if ('diagnostic' in read) throw new Problem([read.diagnostic]);
  const source = read.text;
  const written = writtenObject(file, source);
  const literal = file.endsWith('.json') ? parseJson(file, source) : written && plainValue(written);
  const outcome = literal ?? (await evaluate(file, source));
  if ('diagnostics' in outcome) throw new Problem(outcome.diagnostics);
  const { value } = outcome;
  const top = positionAt(file, source, written?.offset ?? 0);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const what = basename(file) === PACKAGE ? '"limbeck" in package.json' : file;
    const help = file.endsWith('.json')
      ? 'write { "migrations": ["migrations"] }'
      : 'write `export default defineConfig({ … })`';
    throw problem('LB104', `${what} does not hold an object of settings`, { at: top, help });
  }
  const placeOf: PlaceOf = (path, part) => {
    let inside: Literal | undefined = written;
    let found: Property | undefined;
    for (const name of path) {
      found = inside?.kind === 'object' ? inside.properties.findLast((one) => one.name === name) : undefined;
      if (found === undefined) return top;
      inside = found.value;
    }
    if (found === undefined) return top;
    return positionAt(file, source, part === 'key' ? found.offset : (found.value?.offset ?? found.offset));
  };
  return { ...checkConfig({ root, value, environment, placeOf }), source };
}

/** The object literal of a configuration, as far as it is written as one. */
function writtenObject(file: string, source: string): Extract<Literal, { kind: 'object' }> | undefined {
  const found = file.endsWith('.json')
    ? { kind: 'object' as const, callee: '', object: skipTrivia(source, 0) }
    : findDefaultExport(source);
  if (found?.kind !== 'object' || (found.callee !== '' && found.callee !== 'defineConfig')) return undefined;
  if (source.charCodeAt(found.object) !== 123) return undefined;
  const object = readObject(source, found.object);
  if ('broken' in object) return undefined;
  if (basename(file) !== PACKAGE) return object;
  const own = object.properties.findLast((one) => one.name === 'limbeck')?.value;
  return own?.kind === 'object' ? own : undefined;
}

function parseJson(file: string, source: string): ConfigValue {
  const read = readJson('LB108', file, source);
  if ('diagnostic' in read) return { diagnostics: [read.diagnostic] };
  if (basename(file) !== PACKAGE) return read;
  const whole: unknown = read.value;
  return { value: typeof whole === 'object' && whole !== null && 'limbeck' in whole ? whole.limbeck : undefined };
}
