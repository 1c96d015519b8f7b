import { PassThrough, type Writable } from 'node:stream';
import { Cli } from 'clipanion';
import { commands, loadCommands } from './commands/index.ts';
import { exitCodes } from './exit-codes.ts';
import { readableHelp } from './help.ts';
import { normalizeArguments } from './normalize-arguments.ts';
import { givenTwice, overview, unknownCommand, usageFault } from './overview.ts';
import type { CommandContext } from './plain-command.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { noTerminal, type Terminal } from './terminal.ts';
import { version } from './version.ts';

/** What a run of the program may touch. */
export interface Streams {
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly cwd: string;
  /** Where a person sits; without it, nobody does. */
  readonly terminal?: Terminal;
}

/** Runs one command line and gives the exit code; tests call it as the program does. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const [word = 'help', ...rest] = normalizeArguments(argv);
  const { stdout, stderr } = streams;
  if (word === '--version' || word === '-v' || word === '-V') {
    stdout.write(`${version}\n`);
    return exitCodes.fine;
  }
  const isHelp = word === 'help' || word === '--help' || word === '-h';
  const [asked] = rest;
  if (isHelp && asked === undefined) {
    stdout.write(overview(await loadCommands(), version));
    return exitCodes.fine;
  }
  // Alembic writes list_templates.
  const name = (isHelp ? (asked ?? '') : word).replaceAll('_', '-');
  const terminal = streams.terminal ?? noTerminal;
  const load = Object.entries(commands).find(([one]) => one === name)?.[1];
  if (load === undefined) {
    const fault = unknownCommand(isHelp ? [name] : [name, ...rest], Object.keys(commands));
    printDiagnostics([fault], () => undefined, { stderr, terminal });
    return exitCodes.usage;
  }
  const cli = new Cli<CommandContext>({
    binaryLabel: 'Limbeck',
    binaryName: 'limbeck',
    binaryVersion: version,
    enableCapture: false,
    enableColors: false,
  });
  // Preparing all of them takes clipanion longer than reading a hundred migrations.
  cli.register(await load());
  const { cwd } = streams;
  const context: CommandContext = { env: {}, stdin: process.stdin, stdout, stderr, colorDepth: 1, cwd, terminal };
  try {
    if (isHelp || asksForHelp(rest)) {
      const chosen = cli.process([name, '--help'], context);
      const help = new PassThrough();
      const status = await cli.run(chosen, { ...context, stdout: help });
      stdout.write(readableHelp(String(help.read() ?? '')));
      return status;
    }
    const chosen = cli.process([name, ...rest], context);
    const definitions = cli.definitions().flatMap(({ options }) => options.map((one) => one.definition));
    const twice = givenTwice(rest, definitions);
    if (twice === undefined) return await cli.run(chosen, context);
    printDiagnostics([twice], () => undefined, { stderr, terminal });
    return exitCodes.usage;
  } catch (error) {
    const [definition] = cli.definitions();
    const options = definition?.options.flatMap((one) => one.definition.match(/--?[a-z-]+/g) ?? []) ?? [];
    const usage = readableHelp(definition?.usage ?? '')
      .trim()
      .replace(/^limbeck \S+/, `limbeck ${name} [options]`);
    const fault = usageFault(error, [name, ...rest], options, usage);
    if (fault === undefined) throw error;
    printDiagnostics([fault], () => undefined, { stderr, terminal });
    return exitCodes.usage;
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? undefined : end).some((word) => word === '-h' || word === '--help');
}
