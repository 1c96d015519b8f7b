import { type BaseContext, Command, Option } from 'clipanion';
import { type Diagnostic, isError, Problem } from '../diagnostics/diagnostic.ts';
import type { Project } from '../project/project.ts';
import { exitCodes } from './exit-codes.ts';
import { printDiagnostics } from './print-diagnostics.ts';

export interface CommandContext extends BaseContext {
  readonly cwd: string;
  readonly colors: boolean;
}

/** What every command shares: reading the project, diagnostics on standard error, the exit code. */
export abstract class BaseCommand extends Command<CommandContext> {
  config = Option.String('--config', { description: 'The configuration file of the project.' });

  private sourceOf: (file: string) => string | undefined = () => undefined;

  /** The command itself. What it throws as a Problem is printed, and the exit code is 1. */
  abstract run(): Promise<void>;

  override async execute(): Promise<number> {
    try {
      await this.run();
      return exitCodes.fine;
    } catch (error) {
      if (error instanceof Problem) {
        this.say(error.diagnostics);
        return exitCodes.findings;
      }
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.context.stderr.write(
        `internal error: ${text}\nThis is a mistake in Limbeck, and nothing was printed. Please report it with the lines above.\n`,
      );
      return exitCodes.internal;
    }
  }

  /** The project around the current folder, its configuration and metadata without errors. */
  protected async project(): Promise<Project> {
    const project = await this.readProject();
    if (project.diagnostics.some(isError)) throw new Problem(project.diagnostics);
    this.say(project.diagnostics);
    return project;
  }

  /** The project around the current folder, with whatever is wrong in it. */
  protected async readProject(): Promise<Project> {
    const { loadProject } = await import('../project/project.ts');
    const project = await loadProject({
      cwd: this.context.cwd,
      config: this.config,
      api: async () => ({ ...(await import('../index.ts')) }),
      print: (line) => this.context.stderr.write(`${line}\n`),
    });
    this.sourceOf = (file) => project.sourceOf(file);
    return project;
  }

  protected say(diagnostics: readonly Diagnostic[]): void {
    printDiagnostics(diagnostics, this.sourceOf, this.context);
  }

  /** The result, whole, on standard output. */
  protected print(text: string): void {
    this.context.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** Prints the result, or writes it to a file, whole or not at all. */
  protected async deliver(text: string, out: string | undefined): Promise<void> {
    if (out === undefined) {
      this.context.stdout.write(text);
      return;
    }
    const { resolve } = await import('node:path');
    const { writeWhole } = await import('../files/write.ts');
    await writeWhole(resolve(this.context.cwd, out), text);
  }

  protected printJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2));
  }
}
