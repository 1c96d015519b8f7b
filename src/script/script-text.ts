import { oneLine } from './one-line.ts';
import type { ScriptCommand } from './plan-script.ts';

/** So many lines become one text as soon as they are written: a long script is not kept in small pieces until its end. */
const MANY = 1000;

/** A script while it is written: lines, and what the client must send. */
export class ScriptText {
  readonly expected: string[] = [];
  readonly commands: ScriptCommand[] = [];
  private readonly texts: string[] = [];
  private lines: string[] = [];

  /** A comment of one line. */
  comment(text: string): void {
    this.write(`-- ${oneLine(text)}`);
  }

  /** A line for the client program itself. */
  command(line: string): void {
    this.write(line);
    this.commands.push({ text: line, after: this.expected.length });
  }

  /** A statement as it is, ended by a semicolon. */
  send(statement: string): void {
    const hasComment = statement.includes('--', statement.lastIndexOf('\n') + 1);
    this.write(hasComment ? `${statement}\n;` : `${statement};`);
    this.expected.push(statement);
  }

  /** Statements that are sent together, ended by a line of the client's: `GO`, or the slash behind a PL/SQL block. */
  batch(statements: string, line: string): void {
    this.write(statements);
    this.expected.push(statements);
    this.command(line);
  }

  /** Lines as they are: comments. */
  write(line: string): void {
    if (this.lines.length === MANY) {
      this.texts.push(this.lines.join('\n'));
      this.lines = [];
    }
    this.lines.push(line);
  }

  /** A statement that ends with a command of psql's instead of a semicolon. */
  sendBy(statement: string, command: string): void {
    this.write(`${statement} ${command}`);
    this.expected.push(statement);
    this.commands.push({ text: command, after: this.expected.length });
  }

  /** A statement that ends with a delimiter on a line of its own. */
  sendEndedBy(statement: string, delimiter: string): void {
    this.write(statement);
    this.write(delimiter);
    this.expected.push(statement);
    this.commands.push({ text: delimiter, after: this.expected.length });
  }

  space(): void {
    if (this.lines.at(-1) !== '') this.write('');
  }

  /** All of it, behind a header: it may be long, and is put together once. */
  behind(header: string): string {
    const [first = '', ...more] = [...this.texts, ...this.lines];
    return [`${header}${first}`, ...more, ''].join('\n');
  }
}
