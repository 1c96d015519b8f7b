import { type Diagnostic, diagnostic, type Position, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { configKeys, type ProjectConfig } from './config-keys.ts';

/** Where a setting is written; `path` leads to it: `['environments', 'staging', 'lockTimeout']`. */
export type PlaceOf = (path: readonly string[], part: 'key' | 'value') => Position | undefined;

export interface GivenConfig {
  readonly root: string;
  /** The object that the configuration exports. */
  readonly value: object;
  /** The name after `--env`. */
  readonly environment: string | undefined;
  readonly placeOf: PlaceOf;
}

/**
 * The settings of a project with defaults filled in, and everything that is wrong with those given: in all environments,
 * whichever is asked for. A wrong setting counts as not given.
 *
 * @throws Problem LB109 when there is no environment of this name
 */
export function checkConfig({ root, value, environment, placeOf }: GivenConfig): {
  readonly config: ProjectConfig;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const settings = readSettings(value, [], placeOf, diagnostics);
  const named = new Map(
    Object.entries(settings.environments ?? {}).map(([name, inner]) => {
      const path = ['environments', name];
      return [name, readSettings(inner as object, path, placeOf, diagnostics)];
    }),
  );
  const chosen = environment === undefined ? {} : named.get(environment);
  if (chosen === undefined) throw unknownEnvironment(environment ?? '', [...named.keys()]);
  const defaults: Record<string, unknown> = {};
  for (const [name, key] of Object.entries(configKeys)) if (key.default !== undefined) defaults[name] = key.default;
  const all = { ...defaults, ...settings, ...chosen, root, ...(environment !== undefined && { environment }) };
  const config = Object.freeze(all) as ProjectConfig;
  if (config.fileTemplate.includes('/') && !config.recursive) {
    const help = 'set recursive: true, or leave "/" out of the template';
    const message = '"fileTemplate" makes sub-folders, and "recursive" is off: the new files would not be found';
    diagnostics.push(diagnostic('LB106', message, { at: placeOf(['fileTemplate'], 'value'), help }));
  }
  return { config, diagnostics };
}

function readSettings(
  value: object,
  path: readonly string[],
  placeOf: PlaceOf,
  diagnostics: Diagnostic[],
): Readonly<Record<string, unknown>> {
  const settings: Record<string, unknown> = {};
  const keys = Object.entries(configKeys).filter(([name]) => path.length === 0 || name !== 'environments');
  const inside = path.length === 0 ? '' : ` in the environment "${path.at(-1)}"`;
  for (const [name, given] of Object.entries(value)) {
    const key = keys.find(([one]) => one === name)?.[1];
    const here = [...path, name];
    if (key === undefined) {
      const names = keys.map(([one]) => one);
      const help = didYouMean(name, names) ?? 'limbeck explain config lists all settings';
      diagnostics.push(
        diagnostic('LB105', `there is no setting "${name}"${inside}`, { at: placeOf(here, 'key'), help }),
      );
      continue;
    }
    if (given === undefined) continue;
    const setting = key.read(given);
    if (setting === undefined) {
      const { message, help } = key.fault?.(given) ?? {
        message: `"${name}" cannot be ${shown(given)}${inside}`,
        help: `it must be ${key.expected}`,
      };
      diagnostics.push(diagnostic('LB106', message, { at: placeOf(here, 'value'), help }));
    } else settings[name] = setting;
  }
  return settings;
}

function unknownEnvironment(name: string, names: readonly string[]) {
  const known =
    names.length === 0
      ? "the configuration names none: environments: { staging: { lockTimeout: '2s' } }"
      : `there are ${names.join(', ')}`;
  return problem('LB109', `there is no environment "${name}"`, { help: didYouMean(name, names) ?? known });
}

function shown(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 80) ?? typeof value;
  } catch {
    return typeof value;
  }
}
