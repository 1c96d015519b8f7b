import type { CommandClass } from 'clipanion';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { CommandContext } from './plain-command.ts';

type Commands = readonly CommandClass<CommandContext>[];

function nameOf(command: CommandClass<CommandContext>): string {
  return command.paths?.[0]?.join(' ') ?? '';
}

/** What `limbeck` alone prints: the commands by what they are for, a line each. */
export function overview(commands: Commands, version: string): string {
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

/** Commands of Alembic that are none here, and what takes their place. */
const elsewhere: Readonly<Record<string, string>> = {
  'ensure-version': 'a script that begins at the base makes the version table where there is none',
};

/** There is no command of this name. */
export function unknownCommand(word: string, commands: Commands): Diagnostic {
  const help = elsewhere[word] ?? didYouMean(word, commands.map(nameOf)) ?? '`limbeck --help` lists the commands';
  return diagnostic('LB933', `there is no command "${word}"`, { help });
}

/** What the parser of the command line says, in our words, about the options of one command. */
export function usageFault(
  error: unknown,
  command: string,
  options: readonly string[],
  shortUsage: string,
): Diagnostic | undefined {
  if (!(error instanceof Error) || !('clipanion' in error)) return undefined;
  const [first = ''] = error.message.split('\n');
  const more = `limbeck ${command} --help says more`;
  const [, unknown] = /^Unsupported option name \("(.*)"\)/.exec(first) ?? [];
  if (unknown !== undefined) {
    return diagnostic('LB933', `limbeck ${command} has no option ${unknown}`, {
      help: didYouMean(unknown, options) ?? more,
    });
  }
  const [, lonely] = /^Not enough arguments to option (\S+?)\.?$/.exec(first) ?? [];
  if (lonely !== undefined) return diagnostic('LB933', `${lonely} needs a value`, { help: more });
  const [, extra] = /^Extraneous positional argument \("(.*)"\)/.exec(first) ?? [];
  if (extra !== undefined)
    return diagnostic('LB933', `limbeck ${command} does not know what "${extra}" is for`, {
      help: `write ${shortUsage}`,
    });
  if (/^Not enough positional arguments/.test(first))
    return diagnostic('LB933', `limbeck ${command} needs more than that`, { help: `write ${shortUsage}` });
  return diagnostic('LB933', `limbeck ${command} cannot be run so: ${first.replace(/\.$/, '')}`, { help: more });
}
