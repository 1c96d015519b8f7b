import { didYouMean } from '../diagnostics/nearest.ts';
import { configKeys } from '../project/config-keys.ts';

/** What `limbeck explain config` prints: every setting, what it takes and what holds without it. */
export function explainConfig(): string {
  const settings = Object.keys(configKeys).map((name) => explainSetting(name) ?? '');
  return [
    'The settings of limbeck.config.ts (or .js, .mts, .mjs, .json), or of the key "limbeck" in package.json.',
    'All of them may be left out.',
    ...settings,
  ].join('\n\n');
}

/** One setting; undefined when there is none of this name. */
export function explainSetting(name: string): string | undefined {
  const key = Object.entries(configKeys).find(([one]) => one === name)?.[1];
  if (key === undefined) return undefined;
  const fallback = key.default === undefined ? 'not set' : shown(key.default);
  const rows = [key.doc, `Takes ${key.expected}.`, `Without it: ${fallback}.`];
  return [name, ...rows.map((row) => `  ${row}`)].join('\n');
}

/** The settings with a name like this. */
export function nearestSettings(name: string): string | undefined {
  return didYouMean(name, ['config', ...Object.keys(configKeys)]);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value).replaceAll('"', "'");
}
