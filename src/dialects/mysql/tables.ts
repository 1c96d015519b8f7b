import type { Operation } from '../../operations/operation.ts';
import { tableOf } from '../../schema/catalog.ts';
import { attachedTo } from '../../schema/catalog-objects.ts';
import type { Constraint, Index, Table } from '../../schema/model.ts';
import { isDialectName } from '../../sql/author.ts';
import { fragment, join, keyword, verbatim } from '../../sql/fragment.ts';
import * as ansi from '../ansi.ts';
import { type Dialect, inside, outside, type RenderContext, type Rendering } from '../dialect.ts';
import { qualified, refused } from '../spelling.ts';
import { alteration } from './alterations.ts';
import { columnDefinition, numbersItself } from './columns.ts';
import { constraintSql } from './constraints.ts';
import { createIndexSql, indexDefinition } from './indexes.ts';
import { commentText } from './strings.ts';
import { tableOptions } from './table-options.ts';

/**
 * CREATE TABLE with its constraints, the primary key first, then its indexes. They stand in the table itself where it may be there
 * already, or where a column that numbers itself needs one.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/create-table.html
 */
export function createTable({ table, ifNotExists }: Operation<'createTable'>, context: RenderContext): Rendering {
  const { dialect } = context;
  checkTable(table, dialect);
  const { temporary } = table.options ?? {};
  const own = table.indexes.filter((one) => ifNotExists || temporary || isNeeded(one, table));
  const made = [
    ...table.columns.map((column) => columnDefinition(column, table, context)),
    ...keyFirst(table.constraints).map((one) => constraintSql(one, table, context)),
    ...own.map((one) => indexDefinition(one, table, context)),
  ];
  const head = fragment`CREATE ${keyword('TEMPORARY', temporary)} TABLE ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(table, dialect)}`;
  const sql = join([fragment`${head} (\n  ${join(made, ',\n  ')}\n)`, tableOptions(table, dialect)], '');
  // https://dev.mysql.com/doc/refman/8.4/en/implicit-commit.html
  if (temporary) return inside(sql);
  const rest = table.indexes.filter((one) => !own.includes(one));
  return outside(sql, ...rest.map((one) => createIndexSql(one, table, table, false, context)));
}

function isNeeded({ elements }: Index, { columns }: Table): boolean {
  const [first] = elements;
  return columns.some((one) => numbersItself(one) && one.name === first?.target);
}

export function dropTable({ table, ifExists }: Operation<'dropTable'>, { dialect, before }: RenderContext): Rendering {
  const name = qualified(table, dialect);
  if (tableOf(before, table)?.options?.temporary)
    return inside(fragment`DROP TEMPORARY TABLE ${keyword('IF EXISTS', ifExists)} ${name}`);
  return outside(ansi.dropTable(table, ifExists, dialect));
}

/** A table that is renamed without a schema would go to the database at hand: https://dev.mysql.com/doc/refman/8.4/en/rename-table.html */
export function renameTable({ table, to }: Operation<'renameTable'>, { dialect }: RenderContext): Rendering {
  return outside(
    fragment`ALTER TABLE ${qualified(table, dialect)} RENAME TO ${qualified({ ...table, name: to }, dialect)}`,
  );
}

/** To another database, with its keys and foreign keys; a trigger would have to stay behind. */
export function moveTable({ table, toSchema }: Operation<'moveTable'>, { dialect, before }: RenderContext): Rendering {
  const trigger = attachedTo(before, table).find((one) => one.kind === 'trigger');
  if (trigger)
    refused(
      `${dialect.title} moves no table that has a trigger, as ${ansi.shown(table.name)} has ${ansi.shown(trigger.name)}`,
      `drop it first: op.dropTrigger('${trigger.name}', '${table.name}')`,
    );
  const to = toSchema === null ? { name: table.name } : { name: table.name, schema: toSchema };
  return outside(fragment`ALTER TABLE ${qualified(table, dialect)} RENAME TO ${qualified(to, dialect)}`);
}

const UNKNOWN = [
  ['unlogged', 'unlogged tables'],
  ['parameters', 'storage parameters'],
  ['tablespace', 'tablespaces that alterTable can change'],
  ['noInherit', 'inheritance'],
  ['inherit', 'inheritance'],
  ['replicaIdentity', 'replica identities'],
  ['owner', 'owners of tables'],
] as const;

export function alterTable(
  { table, with: parameters, ...change }: Operation<'alterTable'>,
  { dialect }: RenderContext,
): never {
  const known = { ...change, parameters };
  const [, what = 'such options'] = UNKNOWN.find(([part]) => known[part] !== undefined) ?? [];
  refused(
    `${dialect.title} has no ${what}, as alterTable of ${ansi.shown(table.name)} wants`,
    'leave alterTable out for it',
  );
}

/** `ALTER TABLE users COMMENT 'People'` */
export function tableComment({ table, comment }: Operation<'tableComment'>, { dialect }: RenderContext): Rendering {
  const text = commentText(comment ?? '', 2048, `table ${ansi.shown(table.name)}`);
  return [alteration(table, dialect, verbatim(`COMMENT ${text}`))];
}

export function noPartitions(_: object, { dialect }: RenderContext): never {
  refused(
    `a partition of ${dialect.title} is no table of its own`,
    'say the partitions with the table, { mysql: { partitionBy: sql`RANGE (…) (PARTITION …)` } }, and change them with op.execute(sql`ALTER TABLE … ADD PARTITION …`)',
  );
}

function checkTable(table: Table, dialect: Dialect): void {
  const { title } = dialect;
  const name = ansi.shown(table.name);
  checkOptions(table, title);
  if (table.columns.length === 0) refused(`table ${name} has no columns, and ${title} needs one`, 'add a column');
  const seen = new Map<string, string>();
  for (const column of table.columns) {
    const word = column.name.toLowerCase();
    const other = seen.get(word);
    if (other !== undefined) {
      refused(
        `${title} takes the columns ${ansi.shown(other)} and ${ansi.shown(column.name)} of table ${name} for one`,
        'choose names that differ in more than upper and lower case',
      );
    }
    seen.set(word, column.name);
  }
  const numbering = table.columns.filter(numbersItself);
  if (numbering.length > 1)
    refused(
      `${numbering.length} columns of table ${name} number themselves, and ${title} has one in a table`,
      'leave autoincrement() to one of them',
    );
}

/** What is said for another engine by its name is not said for this one. */
function checkOptions({ name, constraints, options = {} }: Table, title: string): void {
  const { temporary, ...others } = options;
  for (const [option, value] of Object.entries(others)) {
    if (value === undefined || value === false || isDialectName(option)) continue;
    if (typeof value === 'object' && Object.keys(value).length === 0) continue;
    const help =
      option === 'partitionBy' ? 'write { mysql: { partitionBy: sql`RANGE (…) (PARTITION …)` } }' : 'leave it out';
    refused(`${title} has no ${option} as table ${ansi.shown(name)} wants it`, help);
  }
  const reference = temporary ? constraints.find((one) => one.kind === 'foreignKey') : undefined;
  if (reference)
    refused(
      `the temporary table ${ansi.shown(name)} has the foreign key ${ansi.shown(reference.name)}, which InnoDB cannot have`,
      'leave it out',
    );
}

function keyFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  return [
    ...constraints.filter((one) => one.kind === 'primaryKey'),
    ...constraints.filter((one) => one.kind !== 'primaryKey'),
  ];
}
