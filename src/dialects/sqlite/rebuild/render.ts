import { tableOf } from '../../../schema/catalog.ts';
import { attachedTo } from '../../../schema/catalog-objects.ts';
import { displayName, type Table, type TableName } from '../../../schema/model.ts';
import { type Fragment, fragment, join, verbatim } from '../../../sql/fragment.ts';
import { quotedString, renameTable, shown } from '../../ansi.ts';
import {
  type Copy,
  type Dialect,
  extend,
  inside,
  type Rebuild,
  type RenderContext,
  type Rendering,
  type Statement,
} from '../../dialect.ts';
import { expressionSql, identifier, literalSql, names, qualified, refused, typeSql } from '../../spelling.ts';
import { currentType, numbersItself } from '../columns.ts';
import { indexSql, nextTo } from '../indexes.ts';
import { folded, sameWord } from '../names.ts';
import { triggerSql } from '../objects/objects.ts';
import { tableSql } from '../tables.ts';
import { type Conversion, conversion } from './conversion.ts';
import { asExpected } from './expected.ts';

/**
 * A table made anew: the new one is filled, the old one dropped, and the new one takes its name. Foreign keys of other tables, views
 * and triggers that name it keep their text, since by the old rules a rename touches no text; indexes and triggers of its own are made
 * again.
 *
 * Source: https://sqlite.org/lang_altertable.html#otheralter
 */
export function renderRebuild(rebuild: Rebuild, context: RenderContext): Rendering {
  const { from, to } = rebuild;
  const { dialect, after, before } = context;
  const present = { ...context, before: after };
  const past = { ...context, after: before };
  const meanwhile = { ...nextTo(to, `limbeck_new_${to.name}`) };
  if (tableOf(after, meanwhile)) {
    refused(
      `${displayName(to)} cannot be made anew: there is a table ${shown(meanwhile.name)}`,
      'give that table another name',
    );
  }
  checkOwnName(to, present);
  if (isSame(rebuild, past, present)) return [];
  const said = (summary: string, ...sql: readonly Fragment[]): readonly Statement[] =>
    inside(...sql).map((one) => extend(one, { summary: `${displayName(to)}: ${summary}` }));
  const triggers = attachedTo(after, to).flatMap((one) => (one.kind === 'trigger' ? [one] : []));
  const [create] = inside(tableSql(to, meanwhile.name, false, present));
  return [
    ...asExpected(from, past),
    ...numbered(rebuild, context),
    ...(create ? [{ ...create, rebuilds: meanwhile }] : []),
    ...said('its rows', copyRows(rebuild, meanwhile, context)),
    ...converted(rebuild, meanwhile, context),
    ...said('numbers that were given once are not given again', ...counted(from, to, meanwhile, dialect)),
    ...said('drop the old table', fragment`DROP TABLE ${qualified(from, dialect)}`),
    ...said(
      'the new table takes its name, and no text elsewhere is changed',
      verbatim('PRAGMA legacy_alter_table = ON'),
      renameTable(meanwhile, to.name, dialect),
      verbatim('PRAGMA legacy_alter_table = OFF'),
    ),
    ...said('its indexes', ...to.indexes.map((index) => indexSql(to, index, false, present))),
    ...said('its triggers', ...triggers.map((one) => triggerSql(one, false, dialect))),
  ];
}

/** A check that names its own table would not be true of it under another name, and SQLite looks for the name. */
function checkOwnName(table: Table, context: RenderContext): void {
  const { text } = tableSql(table, table.name, false, context);
  const name = table.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const body = text.slice(text.indexOf('('));
  if (!new RegExp(`(?<![\\w"])(?:"${name}"|${name})\\s*\\.`, 'i').test(body)) return;
  refused(
    `${displayName(table)} cannot be made anew: a check or a computed column names the table itself`,
    `name the columns without ${table.name}. before them`,
  );
}

/** The greatest number that AUTOINCREMENT has given, also to rows that are gone: https://sqlite.org/autoinc.html */
function counted(from: Table, to: Table, meanwhile: TableName, dialect: Dialect): readonly Fragment[] {
  if (!from.options?.sqlite?.autoincrement || !to.options?.sqlite?.autoincrement) return [];
  const table = qualified(nextTo(to, 'sqlite_sequence'), dialect);
  const [old, fresh] = [from, meanwhile].map((one) => verbatim(quotedString(one.name)));
  if (!old || !fresh) return [];
  return [
    fragment`DELETE FROM ${table} WHERE name = ${fresh}`,
    fragment`INSERT INTO ${table} (name, seq) SELECT ${fresh}, seq FROM ${table} WHERE name = ${old}`,
  ];
}

/** Nothing that SQLite sees is different: a constraint has another name, but names are left to the database. */
function isSame({ from, to, copies }: Rebuild, past: RenderContext, present: RenderContext): boolean {
  if (copies.some((one) => one.kind !== 'column' || one.values !== undefined || one.into !== one.name)) return false;
  const text = (table: Table, context: RenderContext): string =>
    [
      tableSql(table, table.name, false, context),
      ...table.indexes.map((index) => indexSql(table, index, false, context)),
    ]
      .map((one) => one.text)
      .join(';');
  return text(from, past) === text(to, present);
}

/** `INSERT INTO limbeck_new_users (id, age) SELECT id, age FROM users` */
function copyRows({ from, to, copies }: Rebuild, meanwhile: TableName, context: RenderContext): Fragment {
  const { dialect } = context;
  const rowid = rowidOf(from, to, context);
  const into = [...(rowid ? [verbatim(rowid)] : []), ...copies.map((one) => identifier(one.into, dialect))];
  const values = [...(rowid ? [verbatim(rowid)] : []), ...copies.map((one) => valueSql(one, context))];
  if (into.length === 0) {
    refused(`no column of ${displayName(to)} would be left of the old table`, 'drop the table and create it again');
  }
  return fragment`INSERT INTO ${qualified(meanwhile, dialect)} (${join(into)})\n  SELECT ${join(values)} FROM ${qualified(from, dialect)}`;
}

function valueSql(copy: Copy, context: RenderContext): Fragment {
  const { dialect } = context;
  switch (copy.kind) {
    case 'using':
      return expressionSql(copy.sql, dialect);
    case 'value':
      return copy.value === undefined
        ? verbatim('NULL')
        : literalSql(copy.value, currentType(copy.type, { ...context, before: context.after }), dialect);
    case 'column': {
      const column = identifier(copy.name, dialect);
      const renamed = (copy.values ?? []).reduce((value, [old, fresh]) => {
        const [when, then] = [old, fresh].map((one) => literalSql(one, undefined, dialect));
        return when && then ? fragment`CASE ${value} WHEN ${when} THEN ${then} ELSE ${value} END` : value;
      }, column);
      return conversionOf(copy)?.value(renamed) ?? renamed;
    }
  }
}

function conversionOf(copy: Copy): Conversion | undefined {
  if (copy.kind !== 'column' || !copy.retyped) return undefined;
  const { from, to } = copy.retyped;
  return conversion(from, to, copy.name);
}

/** Rows keep their rowid, unless a column is it. */
function rowidOf(from: Table, to: Table, context: RenderContext): string | undefined {
  if (rowidColumn(from, context) !== undefined || rowidColumn(to, context) !== undefined) return undefined;
  return ['rowid', '_rowid_', 'oid'].find((name) =>
    [...from.columns, ...to.columns].every((one) => !sameWord(one.name, name)),
  );
}

/** The column that is the rowid: an INTEGER that is the whole primary key. https://sqlite.org/lang_createtable.html#rowid */
function rowidColumn({ columns, constraints }: Table, context: RenderContext): string | undefined {
  const key = constraints.find((one) => one.kind === 'primaryKey');
  const [name, ...more] = key?.kind === 'primaryKey' ? key.columns : [];
  const column = more.length === 0 ? columns.find((one) => one.name === name) : undefined;
  if (column === undefined) return undefined;
  if (numbersItself(column)) return name;
  return folded(typeSql(currentType(column.type, context), context.dialect).text) === 'integer' ? name : undefined;
}

/** SQLite gives a number to what is NULL in the rowid: where it could be, the author is asked first. */
function numbered({ from, to, copies }: Rebuild, context: RenderContext): readonly Statement[] {
  const name = rowidColumn(to, context);
  const copy = copies.find((one) => one.into === name);
  const old = copy?.kind === 'column' ? from.columns.find((one) => one.name === copy.name) : undefined;
  if (!old?.nullable || name === undefined) return [];
  return mustHold(
    fragment`NOT EXISTS (SELECT 1 FROM ${qualified(from, context.dialect)} WHERE ${identifier(old.name, context.dialect)} IS NULL)`,
    `rows of ${displayName(from)} have no ${name}, and a primary key needs one`,
  );
}

/** What SQLite could not convert it has kept as it was. */
function converted({ to, copies }: Rebuild, meanwhile: TableName, context: RenderContext): readonly Statement[] {
  const { dialect } = context;
  return copies.flatMap((copy) => {
    const must = conversionOf(copy)?.must;
    if (!must) return [];
    const column = names([copy.into], dialect);
    return mustHold(
      fragment`NOT EXISTS (SELECT 1 FROM ${qualified(meanwhile, dialect)} WHERE ${column} IS NOT NULL AND NOT ${must.be(column)})`,
      `every ${copy.into} of ${displayName(to)} must be ${must.words} before its type is changed, or say how it becomes one: using`,
    );
  });
}

/** A condition without which the script stops. */
function mustHold(condition: Fragment, message: string): readonly Statement[] {
  return [
    {
      sql: fragment`SELECT ${condition}`,
      transaction: 'inside',
      control: { kind: 'assert', message },
      summary: message,
    },
  ];
}
