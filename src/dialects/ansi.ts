import type { Check, Constraint, ConstraintTiming, ForeignKey, TableName } from '../schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../sql/fragment.ts';
import type { Dialect, RenderContext } from './dialect.ts';
import { expressionSql, HALF_CHARACTER, identifier, names, qualified, refused } from './spelling.ts';

/** A name in double quotes, as the standard has it: `my "table"` becomes `"my ""table"""`. */
export function doubleQuoted(name: string): string {
  return name.includes('"') ? `"${name.replaceAll('"', '""')}"` : `"${name}"`;
}

/** A string as the standard has it, quotes doubled and nothing else touched: `it's` becomes `'it''s'`. */
export function quotedString(text: string): string {
  checkText(text);
  return text.includes("'") ? `'${text.replaceAll("'", "''")}'` : `'${text}'`;
}

/** Refuses what no script file can carry: NUL, and halves of surrogate pairs, which UTF-8 does not have. */
export function checkText(text: string): void {
  if (text.includes('\u0000')) {
    refused(`the string ${shown(text)} contains a NUL character`, 'remove it; no text column can hold it');
  }
  if (HALF_CHARACTER.test(text)) {
    refused(`the string ${shown(text)} contains half a surrogate pair, which UTF-8 cannot write`, 'correct the string');
  }
}

/** A string in a message: quoted, escaped, not too long. */
export function shown(text: string): string {
  return JSON.stringify(text.length <= 40 ? text : `${text.slice(0, 37)}…`);
}

/** `CONSTRAINT name`, or nothing when the database is to choose the name. */
export function constraintName(constraint: Constraint, context: RenderContext): Fragment {
  if (!constraint.named && context.leaveNames) return nothing;
  return fragment`CONSTRAINT ${identifier(constraint.name, context.dialect)}`;
}

/** `CHECK (age >= 18)` */
export function checkBody(constraint: Check, dialect: Dialect): Fragment {
  return fragment`CHECK (${expressionSql(constraint.sql, dialect)})`;
}

/** `FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE`, without its timing. */
export function foreignKeyBody(constraint: ForeignKey, dialect: Dialect): Fragment {
  return fragment`FOREIGN KEY(${names(constraint.columns, dialect)}) ${references(constraint, dialect)}`;
}

/** `REFERENCES users (id) MATCH FULL ON DELETE CASCADE ON UPDATE CASCADE` */
export function references(constraint: ForeignKey, dialect: Dialect): Fragment {
  const { match, onDelete, onUpdate } = constraint;
  return join(
    [
      fragment`REFERENCES ${tableAndColumns(constraint.target, constraint.targetColumns, dialect)}`,
      match === undefined ? nothing : verbatim(`MATCH ${match.toUpperCase()}`),
      onDelete === undefined ? nothing : verbatim(`ON DELETE ${onDelete.toUpperCase()}`),
      onUpdate === undefined ? nothing : verbatim(`ON UPDATE ${onUpdate.toUpperCase()}`),
    ],
    ' ',
  );
}

/** `users (id, tenant)`, or `users` when no column is named. */
export function tableAndColumns(table: TableName, columns: readonly string[], dialect: Dialect): Fragment {
  const name = qualified(table, dialect);
  return columns.length === 0 ? name : fragment`${name} (${names(columns, dialect)})`;
}

/** `DEFERRABLE INITIALLY DEFERRED`; nothing when nothing was said. */
export function timing({ deferrable, initially }: ConstraintTiming): Fragment {
  if (deferrable === undefined && initially === undefined) return nothing;
  return join(
    [
      deferrable === undefined ? nothing : verbatim(deferrable ? 'DEFERRABLE' : 'NOT DEFERRABLE'),
      initially === undefined ? nothing : verbatim(`INITIALLY ${initially.toUpperCase()}`),
    ],
    ' ',
  );
}

/** `DROP TABLE IF EXISTS sales.orders` */
export function dropTable(table: TableName, ifExists: boolean, dialect: Dialect): Fragment {
  return fragment`DROP TABLE ${keyword('IF EXISTS', ifExists)} ${qualified(table, dialect)}`;
}

/** `ALTER TABLE sales.orders RENAME TO old_orders` */
export function renameTable(table: TableName, to: string, dialect: Dialect): Fragment {
  return fragment`ALTER TABLE ${qualified(table, dialect)} RENAME TO ${identifier(to, dialect)}`;
}

/** `INSERT INTO users (id, name) VALUES (1, 'a'), (2, 'b')` */
export function insertRows(table: Fragment, columns: Fragment, rows: Fragment): Fragment {
  return fragment`INSERT INTO ${table} (${columns}) VALUES ${rows}`;
}
