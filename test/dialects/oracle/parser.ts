/** A PL/SQL parser that is made of a public grammar. It knows less than Oracle, and some of what it takes Oracle does not. */
import { PlSqlLexer, PlSqlParser } from '@griffithswaite/ts-plsql-parser';

/** What is used of antlr4, whose declarations its own exports hide. */
interface Antlr {
  readonly CharStream: new (text: string) => never;
  readonly CommonTokenStream: new (lexer: unknown) => never;
}

interface Recognizer {
  removeErrorListeners(): void;
  addErrorListener(listener: object): void;
}

const antlr = (await import('antlr4' as string)) as Antlr;

/** What the parser has to say against a statement. */
export function complaints(statement: string): readonly string[] {
  const found: string[] = [];
  const quiet = (): void => undefined;
  const listener = {
    syntaxError: (_recognizer: unknown, _symbol: unknown, line: number, column: number, message: string): void => {
      found.push(`${line}:${column} ${message}`);
    },
    reportAmbiguity: quiet,
    reportAttemptingFullContext: quiet,
    reportContextSensitivity: quiet,
  };
  const listen = (one: unknown): void => {
    (one as Recognizer).removeErrorListeners();
    (one as Recognizer).addErrorListener(listener);
  };
  const lexer = new PlSqlLexer(new antlr.CharStream(`${statement.replace(/;$/, '')};\n`));
  listen(lexer);
  const parser = new PlSqlParser(new antlr.CommonTokenStream(lexer));
  listen(parser);
  parser.sql_script();
  return found;
}
