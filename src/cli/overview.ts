import type { CommandClass } from 'clipanion';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { alembicCommands, withoutOption } from './alembic-options.ts';
import type { CommandContext } from './plain-command.ts';

function nameOf(command: CommandClass<CommandContext>): string {
  return command.paths?.[0]?.join(' ') ?? '';
}

/** What `limbeck` alone prints: the commands by what they are for, a line each. */
export function overview(commands: readonly CommandClass<CommandContext>[], version: string): string {
  const width = Math.max(...commands.map((one) => nameOf(one).length));
  const groups = new Map<string, string[]>();
  for (const command of commands) {
    const { category = '', description = '' } = command.usage ?? {};
    const line = `  ${nameOf(command).padEnd(width)}  ${description.replace(/\s+/g, ' ').trim()}`;
    groups.set(category ?? '', [...(groups.get(category ?? '') ?? []), line]);
  }
  const parts = [...groups].map(([category, lines]) => `${category}\n${lines.join('\n')}`);
  return [
    `Limbeck ${version}: an offline SQL migration compiler`,
    'limbeck COMMAND [options]',
    ...parts,
    '`limbeck COMMAND --help` says more, with examples; `limbeck explain CODE` explains a message,\n`limbeck explain config` the settings.',
  ]
    .join('\n\n')
    .concat('\n');
}

/** There is no command of this name, or an option stands in its place. */
export function unknownCommand(argv: readonly string[], names: readonly string[]): Diagnostic {
  const [word = ''] = argv;
  if (word.startsWith('-')) {
    const command = argv.find((one) => names.includes(one));
    const behind = command === undefined ? 'options stand behind a command' : `write limbeck ${command} ${word}`;
    const help =
      withoutOption('', word) ??
      didYouMean(word, ['--help', '--version']) ??
      `${behind}; \`limbeck --help\` lists the commands`;
    return diagnostic('LB933', `${word} is no command`, { help });
  }
  const other = Object.entries(alembicCommands).find(([one]) => one === word)?.[1];
  const near = other ?? didYouMean(word, [...names, 'help']);
  const help = word === 'version' ? 'write limbeck --version' : (near ?? '`limbeck --help` lists the commands');
  return diagnostic('LB933', `there is no command "${word}"`, { help });
}

/** Options that may be given several times; each time says one more. */
export const repeatable: ReadonlySet<string> = new Set(['--allow', '--branch-label', '--depends-on']);

/**
 * An option with a value that is given twice: of two answers, none is taken silently.
 *
 * @param definitions as clipanion has them: `-m,--message #0`
 */
export function givenTwice(argv: readonly string[], definitions: readonly string[]): Diagnostic | undefined {
  const names = new Map<string, string>();
  for (const definition of definitions) {
    const [spellings = '', value] = definition.split(' ');
    const all = spellings.split(',');
    if (value === undefined || all.some((one) => repeatable.has(one))) continue;
    for (const one of all) names.set(one, all.at(-1) ?? one);
  }
  const seen = new Set<string>();
  for (let i = 0; i < argv.length && argv[i] !== '--'; i++) {
    const [spelling = '', ...value] = (argv[i] ?? '').split('=');
    const name = names.get(spelling);
    if (name === undefined) continue;
    if (seen.has(name)) return diagnostic('LB933', `${name} is given twice`, { help: 'keep one of them' });
    seen.add(name);
    if (value.length === 0) i++;
  }
  return undefined;
}

/** What the parser of the command line says, in our words, about the options of one command. */
export function usageFault(
  error: unknown,
  [command = '', ...argv]: readonly string[],
  options: readonly string[],
  shortUsage: string,
): Diagnostic | undefined {
  if (!(error instanceof Error) || !('clipanion' in error)) return undefined;
  const [first = ''] = error.message.split('\n');
  const more = `limbeck ${command} --help says more`;
  const [, unknown] = /^(?:Unsupported|Invalid) option name \("(.*?)(?:=.*)?"\)/s.exec(first) ?? [];
  if (unknown !== undefined) {
    if (options.includes(unknown))
      return diagnostic('LB933', `${unknown} takes no value`, { help: `write ${unknown} alone` });
    return diagnostic('LB933', `limbeck ${command} has no option ${unknown}`, {
      help: withoutOption(command, unknown) ?? didYouMean(unknown, options) ?? more,
    });
  }
  const [, lonely] = /^Not enough arguments to option (\S+?)\.?$/.exec(first) ?? [];
  if (lonely !== undefined) {
    const isDashed = argv.some((one, i) => one.startsWith('-') && argv[i - 1] === lonely);
    const dashed = isDashed ? `a value that begins with a dash stands behind an equals sign: ${lonely}=VALUE` : more;
    return diagnostic('LB933', `${lonely} needs a value`, { help: withoutOption(command, lonely) ?? dashed });
  }
  const [, extra] = /^Extraneous positional argument \("(.*)"\)/.exec(first) ?? [];
  if (extra !== undefined)
    return diagnostic('LB933', `limbeck ${command} does not know what "${extra}" is for`, {
      help: `write ${shortUsage}`,
    });
  if (/^Command not found/.test(first))
    return diagnostic('LB933', `limbeck ${command} takes other arguments`, { help: `write ${shortUsage}` });
  if (/^Not enough positional arguments/.test(first))
    return diagnostic('LB933', `limbeck ${command} needs more than that`, { help: `write ${shortUsage}` });
  return diagnostic('LB933', `limbeck ${command} cannot be run so: ${first.replace(/\.$/, '')}`, { help: more });
}
