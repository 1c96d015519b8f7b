/**
 * Statements of Oracle's golden files are read by a PL/SQL parser that is made of a public grammar. It knows less than Oracle, and some of
 * what it takes Oracle does not: it finds what nobody could mean.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlSqlLexer, PlSqlParser } from '@griffithswaite/ts-plsql-parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { splitStatements } from '../../../src/sql/split.ts';

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
const golden = join(import.meta.dirname, '../../golden');

/** What is read here: the grammar takes seconds for a query or a block, and little for the rest. */
const READ =
  /^(?:CREATE (?:TABLE|GLOBAL|INDEX|UNIQUE|BITMAP|SEQUENCE)|ALTER|DROP|COMMENT|GRANT|REVOKE|RENAME|INSERT INTO \S+ \(id\))\b/;

/** Longer ones have the same parts again. */
const LONGEST = 130;

/** What the grammar does not know and Oracle does, with the page of its manual. */
const unknown: readonly RegExp[] = [
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-SEQUENCE.html
  /^ALTER SEQUENCE .* RESTART\b/,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/ALTER-TABLE.html, at modify_col_properties
  /^ALTER TABLE \S+ MODIFY \S+ GENERATED /,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-INDEX.html, at index_compression and ONLINE
  /^CREATE .*INDEX .* (?:COMPRESS|COMPRESS ADVANCED LOW|ONLINE)$/,
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/DROP-INDEX.html
  /^DROP INDEX \S+ ONLINE$/,
];

/** What the parser has to say against a statement. */
function complaints(statement: string): readonly string[] {
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

/** Of the statements of all golden files, one of every shape: its words without names and values. */
function statements(): readonly string[] {
  const files = readdirSync(golden).map((name) => join(golden, name, 'oracle.sql'));
  const texts = files
    .filter((file) => existsSync(file))
    .flatMap((file) => splitStatements(readFileSync(file, 'utf8'), 'oracle').map((one) => one.text));
  const shapes = new Map<string, string>();
  for (const text of [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!READ.test(text) || text.length > LONGEST) continue;
    const shape = text.replace(/'(?:[^']|'')*'|"[^"]*"|\b[a-z_]\w*\b|\d+/g, '?').replace(/\?(?:, \?)+/g, '?');
    if (!shapes.has(shape)) shapes.set(shape, text);
  }
  return [...shapes.values()];
}

test('the parser sees what is wrong', () => {
  for (const wrong of [
    'CREATE TABLE t (a INTEGER b INTEGER)',
    'ALTER TABLE t MODIFY',
    'COMMENT ON COLUMN t.a 5',
    'ALTER TABLE t ALTER COLUMN a TYPE INTEGER',
  ])
    assert.ok(complaints(wrong).length > 0, wrong);
  assert.equal(complaints('DROP TABLE t'), []);
});

test('the parser reads the statements of the golden files', () => {
  const read = statements().filter((one) => !unknown.some((pattern) => pattern.test(one)));
  const found = read.flatMap((one) => {
    const said = complaints(one);
    return said.length > 0 ? [`${said[0]}\n${one}`] : [];
  });
  assert.equal(found, []);
  assert.ok(read.length > 50, String(read.length));
  console.log(`oracle: ${read.length} statements read`);
});

test.run();
