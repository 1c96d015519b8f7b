import type { TableName } from '../../schema/model.ts';
import { type Fragment, fragment, verbatim } from '../../sql/fragment.ts';
import { quotedString } from '../ansi.ts';
import type { Dialect, Statement } from '../dialect.ts';
import { qualified } from '../spelling.ts';

/**
 * The order in which the server goes through the clauses of one ALTER TABLE, whatever order they are written in: AlterTablePass in
 * src/backend/commands/tablecmds.c, the same from 13 to 18 for what is used here.
 */
export const pass = {
  /** DROP COLUMN, DROP CONSTRAINT, DROP DEFAULT, DROP NOT NULL, DROP IDENTITY. */
  drop: 0,
  type: 1,
  addColumn: 2,
  /** SET NOT NULL, and the options of an identity. */
  attributes: 3,
  /** Primary keys, unique and exclusion constraints. */
  addKey: 4,
  /** Checks, foreign keys, SET DEFAULT, ADD … AS IDENTITY. */
  addOther: 5,
  /** All else. */
  rest: 6,
} as const;

export type Pass = (typeof pass)[keyof typeof pass];

/** `ALTER TABLE users …` with one clause, which may share its statement with others in a batch. */
export function alterTable(table: TableName, action: Fragment, at: Pass, dialect: Dialect): Statement {
  const head = fragment`ALTER TABLE ${qualified(table, dialect)}`;
  return {
    sql: fragment`${head} ${action}`,
    transaction: 'inside',
    clause: { table: head, action, pass: at, once: at === pass.type },
  };
}

/** A statement that ends with a name which only the server knows: the value of this expression. */
export function executed(head: Fragment, name: string): Fragment {
  let tag = '$name$';
  for (let i = 1; head.text.includes(tag); i++) tag = `$name${i}$`;
  const format = quotedString(`${head.text.replaceAll('%', '%%')} %I`);
  return verbatim(`DO ${tag}\nBEGIN\n  EXECUTE pg_catalog.format(${format}, ${name});\nEND\n${tag}`);
}
