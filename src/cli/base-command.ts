import { type BaseContext, Command, Option } from 'clipanion';
import { type Diagnostic, isError, Problem, problem } from '../diagnostics/diagnostic.ts';
import type { Project } from '../project/project.ts';
import { buildGraph, type Graph } from '../revisions/graph.ts';
import { exitCodes } from './exit-codes.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext extends BaseContext {
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What every command shares: reading the project, diagnostics on standard error, the exit code. */
export abstract class BaseCommand extends Command<CommandContext> {
  config = Option.String('-c,--config', { description: 'The configuration file of the project.' });
  environment = Option.String('-n,--env', {
    description: 'The environment of the configuration whose settings hold: environments.NAME.',
  });

  #progress: Progress | undefined;
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
      this.progress.clear();
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

  /** The project around the current folder and its graph, both without errors: what is wrong is told all at once. */
  protected async graph(): Promise<{ readonly project: Project; readonly graph: Graph }> {
    const project = await this.readProject();
    const wrong = [...project.diagnostics];
    try {
      const graph = buildGraph(project.revisions);
      if (!wrong.some(isError)) {
        this.say([...wrong, ...graph.warnings]);
        return { project, graph };
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      wrong.push(...error.diagnostics);
    }
    throw new Problem(wrong);
  }

  /** The project around the current folder, with whatever is wrong in it. */
  protected async readProject(): Promise<Project> {
    const { loadProject } = await import('../project/project.ts');
    const project = await loadProject({
      cwd: this.context.cwd,
      config: this.config,
      environment: this.environment,
      api: async () => ({ ...(await import('../index.ts')) }),
      print: (line) => this.context.stderr.write(`${line}\n`),
    });
    this.sourceOf = (file) => project.sourceOf(file);
    return project;
  }

  protected say(diagnostics: readonly Diagnostic[]): void {
    this.progress.clear();
    printDiagnostics(diagnostics, this.sourceOf, this.context);
  }

  /** The line that says how far the work is. */
  protected get progress(): Progress {
    this.#progress ??= new Progress(this.context.terminal.progress ? this.context.stderr : undefined);
    return this.#progress;
  }

  /**
   * Asks a question that an option could have answered.
   *
   * @param answer the option, for the help where nobody can be asked
   * @throws Problem LB920 where there is no terminal, or no answer
   */
  protected async ask(question: string, answer: string): Promise<string> {
    const { ask } = this.context.terminal;
    const given = ask && (await ask(question))?.trim();
    if (given !== undefined && given !== '') return given;
    const why = ask === undefined ? 'there is no terminal to ask at' : 'no answer was given';
    throw problem('LB920', `"${question}" is open: ${why}`, {
      help: `give the answer with ${answer}; nothing was changed`,
    });
  }

  /** The result, whole, on standard output. */
  protected print(text: string): void {
    this.context.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** As `print`, through the pager where the result is longer than the screen of a terminal. */
  protected async page(text: string, pager: boolean): Promise<void> {
    if (pager && (await this.context.terminal.page(`${text.trimEnd()}\n`))) return;
    this.print(text);
  }

  /** Prints the result, or writes it to a file, whole or not at all. */
  protected async deliver(text: string, out: string | undefined): Promise<void> {
    this.progress.clear();
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
