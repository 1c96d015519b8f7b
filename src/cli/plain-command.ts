import { type BaseContext, Command } from 'clipanion';
import { type Diagnostic, Problem, problem } from '../diagnostics/diagnostic.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

export interface CommandContext extends BaseContext {
  readonly cwd: string;
  readonly terminal: Terminal;
}

/** What every command shares: the result on standard output, diagnostics on standard error, the exit code. */
export abstract class PlainCommand extends Command<CommandContext> {
  #progress: Progress | undefined;
  /** Gives the text of a file of the project, for code frames. */
  protected sourceOf: (file: string) => string | undefined = () => undefined;

  /** The command itself. What it throws as a Problem is printed, and the exit code is 1; 2 where the command line itself is wrong. */
  abstract run(): Promise<void>;

  override async execute(): Promise<number> {
    try {
      await this.run();
      return exitCodes.fine;
    } catch (error) {
      if (error instanceof Problem) {
        this.say(error.diagnostics);
        return exitCodeOf(error.diagnostics);
      }
      this.progress.clear();
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.context.stderr.write(
        `internal error: ${text}\nThis is a mistake in Limbeck, and nothing was printed. Please report it with the lines above.\n`,
      );
      return exitCodes.internal;
    }
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
   * @throws Problem LB931 where there is no terminal, or no answer
   */
  protected async ask(question: string, answer: string): Promise<string> {
    const { ask } = this.context.terminal;
    const given = ask && (await ask(question))?.trim();
    if (given !== undefined && given !== '') return given;
    const why = ask === undefined ? 'there is no terminal to ask at' : 'no answer was given';
    throw problem('LB931', `"${question}" is open: ${why}`, {
      help: `give the answer with ${answer}; nothing was changed`,
    });
  }

  /**
   * Asks for consent to something that --yes would consent to.
   *
   * @throws Problem LB931 where there is no terminal and no --yes
   */
  protected async confirm(question: string, yes: boolean): Promise<boolean> {
    if (yes) return true;
    const { ask } = this.context.terminal;
    if (ask === undefined) {
      const help = 'consent with --yes; nothing was changed';
      throw problem('LB931', `"${question}" is open: there is no terminal to ask at`, { help });
    }
    return /^y(es)?$/i.test((await ask(`${question} [y/N]`))?.trim() ?? '');
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

  /**
   * Prints the result, or writes it to a file, whole or not at all.
   *
   * @param plan the digest of the plan, where the result is one; `force` overwrites another
   */
  protected async deliver(
    text: string,
    out: string | undefined,
    plan?: { readonly digest: string; readonly force: boolean },
  ): Promise<void> {
    this.progress.clear();
    if (out === undefined) {
      this.context.stdout.write(text);
      return;
    }
    const { resolve } = await import('node:path');
    const { writeResult } = await import('../files/write.ts');
    await writeResult(resolve(this.context.cwd, out), text, { name: out, force: false, ...plan });
  }

  protected printJson(value: unknown): void {
    this.print(JSON.stringify(value, null, 2));
  }
}
