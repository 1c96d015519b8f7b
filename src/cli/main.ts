import { PassThrough, type Writable } from 'node:stream';
import { Builtins, Cli } from 'clipanion';
import { BaseCommand, type CommandContext } from './base-command.ts';
import { commands } from './commands/index.ts';
import { exitCodes } from './exit-codes.ts';
import { readableHelp } from './help.ts';
import { normalizeArguments } from './normalize-arguments.ts';
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
  const cli = new Cli<CommandContext>({
    binaryLabel: 'Limbeck',
    binaryName: 'limbeck',
    binaryVersion: version,
    enableCapture: false,
    enableColors: false,
  });
  const words = normalizeArguments(argv);
  const named = commands.filter((one) => one.paths.some(([word]) => word === words[0]));
  // Preparing all of them takes clipanion longer than reading a hundred migrations.
  for (const command of named.length > 0 ? named : [Builtins.HelpCommand, Builtins.VersionCommand, ...commands])
    cli.register(command);
  const context: CommandContext = {
    env: {},
    stdin: process.stdin,
    stdout: streams.stdout,
    stderr: streams.stderr,
    colorDepth: 1,
    cwd: streams.cwd,
    terminal: streams.terminal ?? noTerminal,
  };
  try {
    const command = cli.process([...words], context);
    if (!(command instanceof BaseCommand) || command.help) {
      const help = new PassThrough();
      const status = await cli.run(command, { ...context, stdout: help });
      streams.stdout.write(readableHelp(String(help.read() ?? '')));
      return status;
    }
    return await cli.run(command, context);
  } catch (error) {
    streams.stderr.write(readableHelp(cli.error(error, { command: null })));
    return exitCodes.usage;
  }
}
