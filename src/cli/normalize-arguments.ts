/** Options whose value may begin with a dash: a relative revision, or any text. */
const takesDash = new Map([
  ['--from', '--from'],
  ['--to', '--to'],
  ['--head', '--head'],
  ['--depends-on', '--depends-on'],
  ['--rev-range', '--rev-range'],
  ['-r', '--rev-range'],
  ['--message', '--message'],
  ['-m', '--message'],
]);

/** Options of Alembic that stand before its commands; here they stand behind, too. */
const leading = new Set(['-c', '--config', '-n', '--name', '--env']);

/**
 * Relative revisions begin with a dash, as options do. `--to -1` becomes `--to=-1`, and a bare `-1` moves behind `--`,
 * before the arguments reach the parser. `-c FILE` and `-n NAME` before a command move behind it.
 *
 * @example normalizeArguments(['-n', 'staging', 'history', '-r-3:']) // ['history', '--env=staging', '--rev-range=-3:']
 */
export function normalizeArguments(argv: readonly string[]): readonly string[] {
  const moved: string[] = [];
  let rest = argv;
  for (let [first, value, ...more] = rest; first !== undefined; [first, value, ...more] = rest) {
    const [name = '', own] = splitOption(first);
    if (!leading.has(name)) break;
    const given = own ?? value;
    if (given === undefined) break;
    moved.push(`${name === '-c' || name === '--config' ? '--config' : '--env'}=${given}`);
    rest = own === undefined ? more : rest.slice(1);
  }
  const [command, ...others] = rest;
  if (command === undefined) return argv;
  return orderArguments([command, ...moved, ...others]);
}

function splitOption(argument: string): readonly [name: string, value?: string] {
  if (/^-[cn]./.test(argument)) return [argument.slice(0, 2), argument.slice(2).replace(/^=/, '')];
  const at = argument.indexOf('=');
  return at < 0 ? [argument] : [argument.slice(0, at), argument.slice(at + 1)];
}

function orderArguments(argv: readonly string[]): readonly string[] {
  const options: string[] = [];
  const positionals: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === undefined) continue;
    if (argument === '--') return [...options, '--', ...positionals, ...argv.slice(i + 1)];
    const next = argv[i + 1];
    const option = takesDash.get(argument);
    if (option !== undefined && next !== undefined && (isRelative(next) || isSentence(next))) {
      options.push(`${option}=${next}`);
      i++;
    } else if (/^-r./.test(argument)) options.push(`--rev-range=${argument.slice(2).replace(/^=/, '')}`);
    // As Alembic takes it: -m"a message", -nstaging.
    else if (/^-[mnco][^=]/.test(argument)) options.push(`${argument.slice(0, 2)}=${argument.slice(2)}`);
    else if (isRelative(argument)) positionals.push(argument);
    else options.push(argument);
  }
  return positionals.length === 0 ? options : [...options, '--', ...positionals];
}

/** A message may begin with a dash; no option has a space in it. */
function isSentence(argument: string): boolean {
  return /^-[^=]*\s/.test(argument);
}

function isRelative(argument: string): boolean {
  return /^-\d/.test(argument);
}
