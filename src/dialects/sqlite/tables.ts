import type { Operation } from '../../operations/operation.ts';
import type { Constraint, Table } from '../../schema/model.ts';
import { isDialectName } from '../../sql/author.ts';
import { type Fragment, fragment, join, keyword, nothing } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { inside, type RenderContext, type Rendering } from '../dialect.ts';
import { qualified, refused, typeSql } from '../spelling.ts';
import { isAtLeast } from '../versions.ts';
import { columnDefinition, currentType, numbersItself } from './columns.ts';
import { constraintSql } from './constraints.ts';
import { indexSql } from './indexes.ts';
import { checkFreeName, checkObjectName, folded, sameNameRefused, sameWord } from './names.ts';

/**
 * CREATE TABLE with its constraints, the primary key first, then its indexes. Comments have no place in SQLite and are not written.
 *
 * Source: https://sqlite.org/lang_createtable.html
 */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, context: RenderContext): Rendering {
  checkFreeName(table.name, table, context.after);
  return inside(
    tableSql(table, table.name, ifNotExists, context),
    ...table.indexes.map((index) => indexSql(table, index, ifNotExists, context)),
  );
}

/** CREATE TABLE without the indexes, under its own name or another. */
export function tableSql(table: Table, name: string, ifNotExists: boolean, context: RenderContext): Fragment {
  checkTable(table);
  const constraints = keyFirst(table.constraints);
  const [first] = constraints;
  const key = first?.kind === 'primaryKey' ? first.columns : [];
  checkKind(table, key, context);
  const counting = table.options?.sqlite?.autoincrement ? autoincrement(table, first, context) : nothing;
  const parts = [
    ...table.columns.map((column) => {
      const definition = columnDefinition(column, key, context);
      return counting !== nothing && key[0] === column.name ? fragment`${definition} ${counting}` : definition;
    }),
    ...constraints
      .filter((one) => counting === nothing || one !== first)
      .map((constraint) => constraintSql(constraint, table, context)),
  ];
  const head = fragment`CREATE ${keyword('TEMPORARY', table.options?.temporary)} TABLE ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified({ ...table, name }, context.dialect)}`;
  return fragment`${head} (\n  ${join(parts, ',\n  ')}\n) ${ending(table)}`;
}

/** `PRIMARY KEY AUTOINCREMENT`, which stands with its column. Source: https://sqlite.org/autoinc.html */
function autoincrement(table: Table, key: Constraint | undefined, context: RenderContext): Fragment {
  const [name, ...more] = key?.kind === 'primaryKey' ? key.columns : [];
  const column = table.columns.find((one) => one.name === name);
  if (!key || !column || more.length > 0 || (column.type.kind !== 'integer' && !numbersItself(column))) {
    refused(
      `table ${ansi.shown(table.name)} is to count by AUTOINCREMENT, and has no whole number as its whole primary key`,
      'give it one: t.integer().primaryKey().autoincrement()',
    );
  }
  return fragment`${ansi.constraintName(key, context)} PRIMARY KEY AUTOINCREMENT`;
}

const STRICT_TYPES: ReadonlySet<string> = new Set(['INT', 'INTEGER', 'REAL', 'TEXT', 'BLOB', 'ANY']);

/** Source: https://sqlite.org/stricttables.html, https://sqlite.org/withoutrowid.html */
function checkKind(table: Table, key: readonly string[], context: RenderContext): void {
  const { strict, withoutRowid, autoincrement: counts } = table.options?.sqlite ?? {};
  const { dialect } = context;
  const name = ansi.shown(table.name);
  if (strict && dialect.version !== undefined && !isAtLeast(dialect, '3.37'))
    refused(`SQLite ${dialect.version} has no STRICT tables`, 'leave strict out, or compile for 3.37 or later');
  for (const column of strict ? table.columns : []) {
    const type = numbersItself(column) ? 'INTEGER' : typeSql(currentType(column.type, context), dialect).text;
    if (STRICT_TYPES.has(type.toUpperCase())) continue;
    refused(
      `the STRICT table ${name} cannot have the type ${type} of column ${ansi.shown(column.name)}`,
      'it has INTEGER, REAL, TEXT, BLOB and ANY only: t.integer(), t.real(), t.text(), t.binary(), t.raw(sql`ANY`)',
    );
  }
  if (withoutRowid && key.length === 0)
    refused(`table ${name} is to be WITHOUT ROWID and has no primary key`, 'give it one');
  if (withoutRowid && (counts || table.columns.some(numbersItself)))
    refused(`table ${name} is to be WITHOUT ROWID, and what numbers itself is the rowid`, 'leave one of the two out');
}

/** `STRICT, WITHOUT ROWID` */
function ending({ options }: Table): Fragment {
  const { strict, withoutRowid } = options?.sqlite ?? {};
  return join([keyword('STRICT', strict), keyword('WITHOUT ROWID', withoutRowid)]);
}

export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect }: RenderContext): Rendering {
  return inside(ansi.dropTable(table, ifExists, dialect));
}

/** The new name has no schema: a table stays in its database. Foreign keys, views and triggers follow. */
export function renameTable({ table, to }: Operation<'renameTable'>, { dialect, after }: RenderContext): Rendering {
  checkObjectName(to);
  if (sameWord(table.name, to)) {
    sameNameRefused(table.name, to, 'rename it to another name first, and to this one then');
  }
  checkFreeName(to, { ...table, name: to }, after);
  return inside(ansi.renameTable(table, to, dialect));
}

const UNKNOWN = [
  ['unlogged', 'unlogged tables'],
  ['parameters', 'storage parameters'],
  ['tablespace', 'tablespaces'],
  ['noInherit', 'inheritance'],
  ['inherit', 'inheritance'],
  ['replicaIdentity', 'replica identities'],
  ['owner', 'owners'],
] as const;

export function alterTable({ table, with: parameters, ...change }: Operation<'alterTable'>): never {
  const known = { ...change, parameters };
  const [, what = 'such options'] = UNKNOWN.find(([part]) => known[part] !== undefined) ?? [];
  refused(`SQLite has no ${what}, as alterTable of ${ansi.shown(table.name)} wants`, 'leave alterTable out for it');
}

export function moveTable({ table }: Operation<'moveTable'>): never {
  refused(
    `SQLite cannot move ${ansi.shown(table.name)} to another schema: each is a file of its own`,
    'leave it where it is, or create it there and copy its rows with op.execute',
  );
}

/** SQLite keeps no comments: there is nothing to do. */
export function tableComment(): Rendering {
  return [];
}

function checkTable(table: Table): void {
  const name = ansi.shown(table.name);
  checkObjectName(table.name);
  checkOptions(table);
  if (table.columns.length === 0) refused(`table ${name} has no columns, and SQLite needs one`, 'add a column');
  if (table.columns.every((one) => one.computed !== undefined)) {
    refused(`every column of table ${name} is computed, and SQLite needs one that is not`, 'add a column');
  }
  const seen = new Map<string, string>();
  for (const column of table.columns) {
    const word = folded(column.name);
    const other = seen.get(word);
    if (other !== undefined) {
      refused(
        `SQLite takes the columns ${ansi.shown(other)} and ${ansi.shown(column.name)} of table ${name} for one`,
        'choose names that differ in more than upper and lower case',
      );
    }
    seen.set(word, column.name);
  }
}

function checkOptions({ name, schema, options = {} }: Table): void {
  const { temporary, ...others } = options;
  for (const [option, value] of Object.entries(others)) {
    if (value === undefined || value === false || isDialectName(option)) continue;
    if (typeof value === 'object' && Object.keys(value).length === 0) continue;
    refused(`SQLite has no ${option} for tables`, 'give SQLite a createTable of its own, or leave the option out');
  }
  if (temporary && schema !== undefined && schema.toLowerCase() !== 'temp') {
    refused(
      `table ${ansi.shown(name)} is temporary and has a schema`,
      'remove the schema; temporary tables live in one of their own',
    );
  }
}

function keyFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  const at = constraints.findIndex((one) => one.kind === 'primaryKey');
  const key = constraints[at];
  return at <= 0 || key === undefined ? constraints : [key, ...constraints.filter((one) => one !== key)];
}
