import { oneLine } from './one-line.ts';
import type { ScriptCommand } from './plan-script.ts';

/** A script while it is written: lines, and what the client must send. */
export class ScriptText {
  readonly expected: string[] = [];
  readonly commands: ScriptCommand[] = [];
  private readonly lines: string[] = [];

  /** A comment of one line. */
  comment(text: string): void {
    this.lines.push(`-- ${oneLine(text)}`);
  }

  /** A line for the client program itself. */
  command(line: string): void {
    this.lines.push(line);
    this.commands.push({ text: line, after: this.expected.length });
  }

  /** A statement as it is, ended by a semicolon. */
  send(statement: string): void {
    const hasComment = statement.includes('--', statement.lastIndexOf('\n') + 1);
    this.lines.push(hasComment ? `${statement}\n;` : `${statement};`);
    this.expected.push(statement);
  }

  /** Statements that are sent together, ended by a line of the client's: `GO`, or the slash behind a PL/SQL block. */
  batch(statements: string, line: string): void {
    this.lines.push(statements);
    this.expected.push(statements);
    this.command(line);
  }

  /** Lines as they are: comments. */
  write(line: string): void {
    this.lines.push(line);
  }

  /** A statement that ends with a command of psql's instead of a semicolon. */
  sendBy(statement: string, command: string): void {
    this.lines.push(`${statement} ${command}`);
    this.expected.push(statement);
    this.commands.push({ text: command, after: this.expected.length });
  }

  /** A statement that ends with a delimiter on a line of its own. */
  sendEndedBy(statement: string, delimiter: string): void {
    this.lines.push(statement, delimiter);
    this.expected.push(statement);
    this.commands.push({ text: delimiter, after: this.expected.length });
  }

  space(): void {
    if (this.lines.at(-1) !== '') this.lines.push('');
  }

  toString(): string {
    return this.lines.join('\n');
  }
}
