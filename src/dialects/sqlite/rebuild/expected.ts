import { attachedTo } from '../../../schema/catalog-objects.ts';
import { displayName, type Table } from '../../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../../sql/fragment.ts';
import { quotedString } from '../../ansi.ts';
import type { RenderContext, Statement } from '../../dialect.ts';
import { identifier } from '../../spelling.ts';
import { triggerSql } from '../objects/objects.ts';
import { textSql } from '../strings.ts';
import { tableSql } from '../tables.ts';

/**
 * The table has nothing that the chain does not know: what is not known would be gone with the old table, without a word. Columns,
 * indexes and foreign keys are compared, triggers by their whole text, and no more checks and options may be there than are said here.
 */
export function asExpected(table: Table, context: RenderContext): readonly Statement[] {
  const conditions = [
    ...ofColumns(table),
    ofObjects(
      table,
      'index',
      table.indexes.map((one) => one.name),
      context,
    ),
    ...ofTriggers(table, context),
    ofForeignKeys(table),
    ...ofText(table, context),
  ];
  const message = `${displayName(table)} is not what the chain says, and what it has beside that would be lost: compare .schema ${table.name} with the migrations`;
  return [
    {
      sql: fragment`SELECT ${join(conditions, '\n  AND ')}`,
      transaction: 'inside',
      control: { kind: 'assert', message },
      summary: `${displayName(table)} is what the chain says`,
    },
  ];
}

function text(value: string): Fragment {
  return verbatim(quotedString(value));
}

/** `'users', 'sales'`: the arguments of the functions that describe a table. */
function described({ name, schema }: Table): Fragment {
  return schema === undefined ? text(name) : fragment`${text(name)}, ${text(schema)}`;
}

function schemaTable({ schema }: Table, { dialect }: RenderContext): Fragment {
  return schema === undefined ? verbatim('sqlite_schema') : fragment`${identifier(schema, dialect)}.sqlite_schema`;
}

/** In the order of their characters, as SQLite sorts: by UTF-16 it would be another. */
function sorted(list: readonly string[]): readonly string[] {
  const keys = list.map((one) => [[...one].map((character) => character.codePointAt(0) ?? 0), one] as const);
  return keys.sort(([a], [b]) => order(a, b)).map(([, one]) => one);
}

function order(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((code, i) => code !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}

function ofColumns(table: Table): readonly Fragment[] {
  const found = fragment`(SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_xinfo(${described(table)}) ORDER BY name))`;
  return [fragment`${found} IS ${text(sorted(table.columns.map((one) => one.name)).join(', '))}`];
}

/** The names of what belongs to the table, beside what a constraint has made. */
function ofObjects(table: Table, type: 'index' | 'trigger', list: readonly string[], context: RenderContext): Fragment {
  const where = fragment`type = ${text(type)} AND lower(tbl_name) = lower(${text(table.name)}) AND sql IS NOT NULL`;
  const found = fragment`(SELECT group_concat(name, ', ') FROM (SELECT name FROM ${schemaTable(table, context)} WHERE ${where} ORDER BY name))`;
  return list.length === 0 ? fragment`${found} IS NULL` : fragment`${found} IS ${text(sorted(list).join(', '))}`;
}

function ofTriggers(table: Table, context: RenderContext): readonly Fragment[] {
  const triggers = attachedTo(context.before, table).flatMap((one) => (one.kind === 'trigger' ? [one] : []));
  return [
    ofObjects(
      table,
      'trigger',
      triggers.map((one) => one.name),
      context,
    ),
    ...triggers.map((one) => {
      // A rename puts names into quotes.
      const sql = textSql(triggerSql(one, false, context.dialect).text.replaceAll('"', ''));
      return fragment`(SELECT replace(sql, '"', '') FROM ${schemaTable(table, context)} WHERE type = 'trigger' AND name = ${text(one.name)}) IS ${sql}`;
    }),
  ];
}

function ofForeignKeys(table: Table): Fragment {
  const count = table.constraints.filter((one) => one.kind === 'foreignKey').length;
  return fragment`(SELECT count(DISTINCT id) FROM pragma_foreign_key_list(${described(table)})) = ${verbatim(`${count}`)}`;
}

const OPTIONS = ['AUTOINCREMENT', 'WITHOUT ROWID', 'STRICT', 'ON CONFLICT'];

/** What no function tells is looked for in the text of the table. */
function ofText(table: Table, context: RenderContext): readonly Fragment[] {
  const own = tableSql(table, table.name, false, context).text.toUpperCase();
  const times = own.split('CHECK').length - 1;
  const missing = OPTIONS.filter((one) => !own.includes(one));
  const parts = [
    fragment`length(sql) - length(replace(upper(sql), 'CHECK', '')) <= ${verbatim(`${times * 'CHECK'.length}`)}`,
    ...missing.map((one) => fragment`upper(sql) NOT LIKE ${text(`%${one}%`)}`),
  ];
  return [
    fragment`EXISTS (SELECT 1 FROM ${schemaTable(table, context)} WHERE type = 'table' AND lower(name) = lower(${text(table.name)}) AND ${join(parts, ' AND ')})`,
  ];
}
