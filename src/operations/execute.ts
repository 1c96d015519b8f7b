import { withUncertain } from '../schema/catalog.ts';
import { textOfSql } from '../sql/author.ts';
import { everyWord } from '../sql/words.ts';
import { irreversible, type OperationRules } from './rules.ts';

/** Statements that only read or change rows leave the schema as it is; all others may have changed what they name. */
const HARMLESS =
  /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()*(?:select|insert|update|delete|merge|values|truncate|analyze|vacuum|comment|grant|revoke|lock|set|explain)\b/i;

export const execute: OperationRules<'execute'> = {
  word: () => 'execute',
  summary: ({ sql }) => `run SQL: ${shortened(textOfSql(sql))}`,
  apply({ sql }, before) {
    const text = textOfSql(sql);
    const harmless = HARMLESS.test(text) && !/;\s*\S/.test(text);
    return harmless ? before : withUncertain(before, everyWord(sql));
  },
  invert({ down, at, autocommit }) {
    if (down === undefined) {
      return irreversible(
        'raw SQL has no inverse that Limbeck could derive',
        'say how: op.execute(up, { down: sql`…` }), or { down: null } when nothing is to be undone',
      );
    }
    if (down === null) return [];
    return [{ kind: 'execute', at, sql: down, down: null, ...(autocommit && { autocommit }) }];
  },
};

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}…`;
}
