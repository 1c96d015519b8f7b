import { createRequire } from 'node:module';

/** What is used of the grammar of T-SQL. */
interface Grammar {
  readonly antlr4tsSQL: new (
    dialect: number,
  ) => {
    getTokens(text: string, listeners: readonly object[]): unknown;
    getParser(tokens: unknown, listeners: readonly object[]): { tsql_file(): unknown };
  };
  readonly SQLDialect: { readonly TSQL: number };
}

const { antlr4tsSQL, SQLDialect } = createRequire(import.meta.url)('antlr4ts-sql') as Grammar;
const grammar = new antlr4tsSQL(SQLDialect.TSQL);

/** What the grammar of T-SQL says against a batch; undefined where it takes it. */
export function faultOf(batch: string): string | undefined {
  const faults: string[] = [];
  const listener = {
    syntaxError: (_: unknown, __: unknown, line: number, column: number, message: string) => {
      faults.push(`${line}:${column} ${message}`);
    },
  };
  grammar.getParser(grammar.getTokens(`${batch}\n;`, [listener]), [listener]).tsql_file();
  return faults[0]?.slice(0, 100);
}
