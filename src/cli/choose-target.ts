import { problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects } from '../dialects/index.ts';

/** What a script is for: `postgresql`, or `postgresql@15`. */
export interface Target {
  readonly dialect: Dialect;
  readonly version?: string;
}

/** @throws Problem LB901 for a dialect or a version that there is not */
export function chooseTarget(text: string): Target {
  const [name = '', version] = text.split('@');
  const dialect = dialects.find((one) => one.name === name);
  if (!dialect) {
    const names = dialects.map((one) => one.name);
    throw problem('LB901', `there is no dialect "${name}"`, {
      help: didYouMean(name, names) ?? `the dialects are ${names.join(', ')}`,
    });
  }
  if (version === undefined) return { dialect };
  const { oldest, newest } = dialect.versions;
  if (!/^\d+(\.\d+)*$/.test(version) || isOlder(version, oldest) || isOlder(newest, majorOf(version))) {
    throw problem('LB901', `${dialect.title} ${version} is not supported`, {
      help: oldest.includes('.') ? `the versions are ${oldest} and later` : `the versions are ${oldest} to ${newest}`,
    });
  }
  return { dialect, version };
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

function isOlder(version: string, other: string): boolean {
  const [a, b] = [version, other].map((one) => one.split('.').map(Number));
  const difference = (b ?? []).map((part, i) => (a?.[i] ?? 0) - part).find((one) => one !== 0);
  return difference !== undefined && difference < 0;
}
