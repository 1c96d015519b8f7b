import { splitStatements } from '../sql/split.ts';

/** One statement of a dump, and the line on which it begins. */
export interface DumpStatement {
  readonly text: string;
  readonly line: number;
}

/** What psql does with a dump beside its statements: https://www.postgresql.org/docs/current/app-pgdump.html */
const META = /^\\(?:restrict|unrestrict|connect|c|set|unset|encoding|echo)\b.*$/gm;
const COPY = /^(?:COPY\b[^;]*\bFROM stdin\b[^;]*;)\r?\n(?:[\s\S]*?^)?\\\.\r?$/gm;

/** The statements of a dump as `pg_dump` writes it; the rows in it are passed over. */
export function dumpStatements(text: string): readonly DumpStatement[] {
  // The lines stay, so that their numbers do.
  const plain = text.replace(COPY, onlyLines).replace(META, '');
  let line = 1;
  let at = 0;
  return splitStatements(plain, 'postgresql').map(({ text: statement, start }) => {
    for (let end = plain.indexOf('\n', at); end >= 0 && end < start; end = plain.indexOf('\n', at)) {
      line++;
      at = end + 1;
    }
    return { text: statement, line };
  });
}

function onlyLines(text: string): string {
  return text.replace(/[^\n]+/g, '');
}
