import { type Problem, problem } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { dialects } from '../dialects/index.ts';
import { isOlder } from '../dialects/versions.ts';
import type { ProjectConfig } from '../project/config-keys.ts';

/** What a script is for: `postgresql`, or `postgresql@15`. */
export interface Target {
  readonly dialect: Dialect;
  readonly version?: string;
}

/**
 * The target asked for, or the first one of the configuration.
 *
 * @throws Problem LB901 for a dialect or a version that there is not, LB106 where the configuration names it
 */
export function chooseTarget(asked: string | undefined, config: Pick<ProjectConfig, 'dialects'>): Target {
  const text = asked ?? config.dialects[0] ?? 'postgresql';
  const refuse = (why: string, help: string): Problem =>
    config.dialects.includes(text)
      ? problem('LB106', `"dialects" cannot have ${JSON.stringify(text)}: ${why}`, { help })
      : problem('LB901', why, { help });
  const [name = '', version] = text.split('@');
  const dialect = dialects.find((one) => one.name === name);
  if (!dialect) {
    const names = dialects.map((one) => one.name);
    throw refuse(`there is no dialect "${name}"`, didYouMean(name, names) ?? `the dialects are ${names.join(', ')}`);
  }
  if (version === undefined) return { dialect };
  const { oldest, newest } = dialect.versions;
  if (!/^\d+(\.\d+)*$/.test(version) || isOlder(version, oldest) || isOlder(newest, majorOf(version))) {
    const known = oldest.includes('.') ? `${oldest} and later` : `${oldest} to ${newest}`;
    throw refuse(`${dialect.title} ${version} is not supported`, `the versions are ${known}`);
  }
  return { dialect: { ...dialect, version }, version };
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}
