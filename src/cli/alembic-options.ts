/** Commands of Alembic that are none here, and what takes their place. */
export const alembicCommands: Readonly<Record<string, string>> = {
  'ensure-version': 'a script that begins at the base makes the version table where there is none',
  check: 'there are no models to compare with; `limbeck doctor` checks the chain itself',
};

/** Options of Alembic that every command of it has, and what is to be done without them. */
const everywhere: Readonly<Record<string, string>> = {
  '-x': 'leave it out: there is no env.py to read it; what differs between databases is an environment of the configuration, --env NAME',
  '--raiseerr': 'leave it out: errors name their place, and a mistake in Limbeck prints its trace',
  '-q': 'leave it out: standard output holds nothing but the result',
  '--quiet': 'leave it out: standard output holds nothing but the result',
};

const tag = { '--tag': 'leave it out: there is no env.py to read it' };
const template =
  'leave it out: there is one kind of project, and databases are environments of its configuration; --templates copies the templates of its files';

/** Options of single commands. */
const ofCommands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  init: { '-t': template, '--template': template, '--package': 'leave it out: migrations are no package' },
  revision: {
    '--autogenerate': 'leave it out: there are no models to compare with; write the operations into the new module',
    '--sql': 'leave it out: revision writes a module, and compile writes the SQL of it',
  },
  merge: { '--sql': 'leave it out: merge writes a module' },
  upgrade: tag,
  downgrade: tag,
  stamp: tag,
  current: { '-c': '-c names the configuration here; what Alembic has as -c is --check-heads' },
};

/**
 * What to do without an option of Alembic that a command does not have; undefined for other options.
 *
 * @example withoutOption('upgrade', '--tag') // 'leave it out: …'
 */
export function withoutOption(command: string, option: string): string | undefined {
  const [name = ''] = option.split('=');
  const own = Object.entries(ofCommands).find(([one]) => one === command)?.[1] ?? {};
  return { ...everywhere, ...own }[name];
}
