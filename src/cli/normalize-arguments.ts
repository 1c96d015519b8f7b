const takesRevision = new Set(['--from', '--to', '--head', '--rev-range', '-r']);

/**
 * Relative revisions begin with a dash, as options do. `--to -1` becomes `--to=-1`, and a bare `-1` moves behind `--`,
 * before the arguments reach the parser.
 */
export function normalizeArguments(argv: readonly string[]): readonly string[] {
  const options: string[] = [];
  const positionals: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i];
    if (argument === undefined) continue;
    if (argument === '--') return [...options, '--', ...positionals, ...argv.slice(i + 1)];
    const next = argv[i + 1];
    if (takesRevision.has(argument) && next !== undefined && isRelative(next)) {
      options.push(`${argument === '-r' ? '--rev-range' : argument}=${next}`);
      i++;
    } else if (isRelative(argument)) positionals.push(argument);
    else options.push(argument);
  }
  return positionals.length === 0 ? options : [...options, '--', ...positionals];
}

function isRelative(argument: string): boolean {
  return /^-\d/.test(argument);
}
