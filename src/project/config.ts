import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, type Position, Problem, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { configKeys, type ProjectConfig } from './config-keys.ts';
import { findDefaultExport } from './default-export.ts';
import { readText } from './files.ts';
import { readJson } from './json.ts';
import { type Literal, plainValue, readObject } from './literal.ts';
import { positionAt } from './positions.ts';
import { skipTrivia } from './tokens.ts';

const CONFIG_FILES = ['ts', 'js', 'mts', 'mjs', 'json'].map((extension) => `limbeck.config.${extension}`);

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
    const [file, other] = CONFIG_FILES.filter((name) => names.has(name));
    if (other !== undefined) {
      const help = `keep one of them, or name the one you mean with --config ${file}`;
      throw problem('LB103', `${folder} holds both ${file} and ${other}`, { help });
    }
    if (file !== undefined) return { root: folder, file };
    if (names.has('migrations') && statSync(join(folder, 'migrations')).isDirectory()) bare ??= folder;
    if (dirname(folder) === folder) break;
  }
  if (bare !== undefined) return { root: bare, file: undefined };
  const help = 'run `limbeck init` to begin a project here, or give its configuration with --config FILE';
  throw problem('LB101', `no limbeck.config.ts and no folder "migrations" in ${resolve(cwd)} or above`, { help });
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
 * @param evaluate gives the default export of a configuration that is more than a literal
 */
export async function loadConfig(
  { root, file }: ProjectPlace,
  evaluate: (file: string, source: string) => Promise<ConfigValue>,
): Promise<LoadedConfig> {
  if (file === undefined)
    return { config: checked(root, {}, () => undefined).config, diagnostics: [], source: undefined };
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
    const help = file.endsWith('.json')
      ? 'write { "migrations": ["migrations"] }'
      : 'write `export default defineConfig({ … })`';
    throw problem('LB104', `${file} does not hold an object of settings`, { at: top, help });
  }
  const places = new Map(written?.properties.map((one) => [one.name, one]));
  const { config, diagnostics } = checked(root, value, (name, part) => {
    const property = places.get(name);
    if (property === undefined) return top;
    return positionAt(file, source, part === 'key' ? property.offset : (property.value?.offset ?? property.offset));
  });
  return { config, diagnostics, source };
}

/** The object literal of a configuration, as far as it is written as one. */
function writtenObject(file: string, source: string): Extract<Literal, { kind: 'object' }> | undefined {
  const found = file.endsWith('.json')
    ? { kind: 'object' as const, callee: '', object: skipTrivia(source, 0) }
    : findDefaultExport(source);
  if (found?.kind !== 'object' || (found.callee !== '' && found.callee !== 'defineConfig')) return undefined;
  if (source.charCodeAt(found.object) !== 123) return undefined;
  const object = readObject(source, found.object);
  return 'broken' in object ? undefined : object;
}

function parseJson(file: string, source: string): ConfigValue {
  const read = readJson('LB108', file, source);
  return 'diagnostic' in read ? { diagnostics: [read.diagnostic] } : read;
}

type PlaceOf = (name: string, part: 'key' | 'value') => Position | undefined;

function checked(root: string, value: object, placeOf: PlaceOf): { config: ProjectConfig; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const settings: Record<string, unknown> = { root };
  for (const [name, key] of Object.entries(configKeys)) if (key.default !== undefined) settings[name] = key.default;
  for (const [name, given] of Object.entries(value)) {
    const key = Object.entries(configKeys).find(([one]) => one === name)?.[1];
    if (key === undefined) {
      const names = Object.keys(configKeys);
      const help = didYouMean(name, names) ?? `the settings are ${names.join(', ')}`;
      diagnostics.push(diagnostic('LB105', `there is no setting "${name}"`, { at: placeOf(name, 'key'), help }));
      continue;
    }
    if (given === undefined) continue;
    const setting = key.read(given);
    if (setting === undefined) {
      const { message, help } = key.fault?.(given) ?? {
        message: `"${name}" cannot be ${shown(given)}`,
        help: `it must be ${key.expected}`,
      };
      diagnostics.push(diagnostic('LB106', message, { at: placeOf(name, 'value'), help }));
    } else settings[name] = setting;
  }
  return { config: Object.freeze(settings) as ProjectConfig, diagnostics };
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 80) ?? typeof value;
  } catch {
    return typeof value;
  }
}
