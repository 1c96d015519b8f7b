import type { Operation, OperationKind, RowCondition } from '../../../operations/operation.ts';
import { columnsOfType } from '../../../operations/remove-enum-value.ts';
import type { Catalog } from '../../../schema/catalog.ts';
import { type Column, type Constraint, isBackedByIndex, type TableName } from '../../../schema/model.ts';
import type { Access, Need } from '../../needs.ts';
import { commentOnObject, createObject, dropObject, grantOrRevoke, renameObject, replaceObject } from './objects.ts';
import {
  access,
  createBeside,
  createIn,
  drop,
  nothingAsked,
  own,
  ownTable,
  references,
  relation,
  right,
  subject,
} from './rights.ts';

type Privileges = {
  readonly [K in OperationKind]: (operation: Operation<K>, before: Catalog, after: Catalog) => Access;
};

const ofTable = ({ table }: { readonly table: TableName }): Access => access(ownTable(table));
const ofType = ({ type }: { readonly type: TableName }): Access => access(own(subject('type', type)));

/** What each operation asks of its role: https://www.postgresql.org/docs/current/ddl-priv.html and the page of each statement. */
const privilegesOf: Privileges = {
  createTable({ table, ifNotExists }) {
    const { options = {}, constraints, indexes } = table;
    const place: readonly Need[] = options.temporary
      ? [{ right: 'TEMPORARY', on: { kind: 'database' } }]
      : createIn(table.schema);
    const parents = (options.inherits ?? []).flatMap(ownTable);
    // Where it is there already, it gets its indexes and comments all the same.
    if (ifNotExists) return access([...place, ...ownTable(table)]);
    return access(
      [...place, ...parents, ...references(table, constraints)],
      [relation(table), ...indexes.map((one) => indexOf(table, one.name))],
    );
  },
  dropTable: ({ table }) => access(drop(relation(table))),
  alterTable: ({ table, inherit = [] }) => access([...ownTable(table), ...inherit.flatMap(ownTable)]),
  renameTable: ({ table, to }) =>
    access([...ownTable(table), ...createBeside(relation(table))], [relation({ ...table, name: to })]),
  moveTable({ table, toSchema }) {
    const schema = toSchema ?? undefined;
    return access(
      [...ownTable(table), ...createIn(schema)],
      [relation({ name: table.name, ...(schema !== undefined && { schema }) })],
    );
  },
  createPartition: ({ table, of }) => access([...createIn(table.schema), ...ownTable(of.parent)], [relation(table)]),
  attachPartition: ({ table, of }) => access([...ownTable(table), ...ownTable(of.parent)]),
  detachPartition: ({ parent }) => access(ownTable(parent)),
  tableComment: ofTable,
  addColumn: ({ table, column, constraints, indexes }) =>
    access(
      [
        ...ownTable(table),
        ...(indexes.length > 0 || constraints.some(makesIndex) || makesSequence(column)
          ? createBeside(relation(table))
          : []),
        ...references(table, constraints),
      ],
      indexes.map((one) => indexOf(table, one.name)),
    ),
  dropColumn: ofTable,
  alterColumn: ({ table, identity, autoincrement }) =>
    access([...ownTable(table), ...(identity || autoincrement ? createBeside(relation(table)) : [])]),
  addConstraint: ({ table, constraint }) =>
    access([
      ...ownTable(table),
      ...(makesIndex(constraint) ? createBeside(relation(table)) : []),
      ...references(table, [constraint]),
    ]),
  dropConstraint: ofTable,
  renameConstraint: ofTable,
  validateConstraint: ofTable,
  constraintComment: ofTable,
  indexComment: ({ index }) => access(ownTable(index)),
  renameIndex: ({ index, to }) =>
    access([...ownTable(index), ...createBeside(relation(index))], [relation({ ...index, name: to })]),
  createIndex: ({ table, index, ifNotExists }) =>
    access([...ownTable(table), ...createBeside(relation(table))], ifNotExists ? [] : [indexOf(table, index.name)]),
  dropIndex: ({ name, schema }) => access(drop(relation({ name, ...(schema !== undefined && { schema }) }))),
  createEnum: ({ type, ifNotExists }) =>
    ifNotExists ? nothingAsked : access(createIn(type.schema), [subject('type', type)]),
  dropEnum: ({ type }) => access(drop(subject('type', type))),
  addEnumValue: ofType,
  enumComment: ofType,
  renameEnumValue: ofType,
  renameEnum: ({ type, to }) => access(own(subject('type', type)), [subject('type', { ...type, name: to })]),
  removeEnumValue: ({ type }, before) =>
    access([
      ...own(subject('type', type)),
      ...createBeside(subject('type', type)),
      ...columnsOfType(before, type).flatMap((one) => ownTable(one.table)),
    ]),
  bulkInsert({ table, onConflict }) {
    const words = ['INSERT', ...(onConflict ? ['SELECT'] : []), ...(onConflict?.update.length ? ['UPDATE'] : [])];
    return rows(table, words);
  },
  updateRows: ({ table, where }) => rows(table, ['UPDATE', ...reading(where)]),
  deleteRows: ({ table, where }) => rows(table, ['DELETE', ...reading(where)]),
  backfill: ({ table }) => rows(table, ['UPDATE', 'SELECT']),
  createObject,
  replaceObject,
  renameObject,
  dropObject,
  commentOnObject,
  alterSequence: ({ sequence, change }) =>
    access([...ownTable(sequence), ...(change.ownedBy ? ownTable(change.ownedBy.table) : [])]),
  alterDomain: ({ domain }) => access(own(subject('type', domain))),
  refreshView: ({ view }) => access(right('refresh', relation(view))),
  grant: grantOrRevoke,
  revoke: grantOrRevoke,
  rowSecurity: ofTable,
  allow: () => nothingAsked,
  baseline: () => nothingAsked,
  // What is understood of raw SQL is asked as the operations that say the same.
  custom: () => nothingAsked,
  execute: () => nothingAsked,
  when: () => nothingAsked,
  assert: () => nothingAsked,
};

type AnyPrivileges = (operation: Operation, before: Catalog, after: Catalog) => Access;

export function privileges(operation: Operation, before: Catalog, after: Catalog): Access {
  return (privilegesOf[operation.kind] as AnyPrivileges)(operation, before, after);
}

function rows(table: TableName, words: readonly string[]): Access {
  return access(words.flatMap((word) => right(word, relation(table))));
}

/** A condition reads the columns that it names. */
function reading(where: RowCondition): readonly string[] {
  return where.kind === 'all' ? [] : ['SELECT'];
}

function indexOf({ schema }: TableName, name: string) {
  return relation({ name, ...(schema !== undefined && { schema }) });
}

/** A key that takes an index which is there makes none. */
function makesIndex(constraint: Constraint): boolean {
  return isBackedByIndex(constraint) && !('usingIndex' in constraint && constraint.usingIndex !== undefined);
}

function makesSequence({ identity, autoincrement }: Column): boolean {
  return identity !== undefined || autoincrement === true;
}
