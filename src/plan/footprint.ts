import { movedName } from '../operations/move-table.ts';
import type { Operation, OperationKind } from '../operations/operation.ts';
import { type Catalog, keyOf, relationOf, tableOf } from '../schema/catalog.ts';
import { objectKey } from '../schema/catalog-objects.ts';
import { displayName } from '../schema/model.ts';
import { displayObject, type SchemaObject } from '../schema/objects.ts';
import { everyWord, wordsOf } from '../sql/words.ts';
import type { PlannedOperation } from './plan.ts';
import { constraintKey, type Footprint, objectKeyAndWords, Print, relationKey, targetKey, typeKey } from './print.ts';

/**
 * What an operation of one revision has to do with, so that it can be told whether another revision may come before it or after it. Two
 * that add columns to one table have nothing to do with each other; two that give one column a default have.
 */
export function footprintsOf({
  operation,
  before,
  implied,
  reads = [],
  understood,
}: PlannedOperation): readonly Footprint[] {
  // What the compiler does for an enum it does wherever the first use is.
  if (implied) return [];
  if (reads.length === 0) return [footprint(operation, before)];
  const read = reads.map((one) => footprint(one.operation, one.before));
  return understood ? read : [...read, footprint(operation, before)];
}

function footprint(operation: Operation, before: Catalog): Footprint {
  const isGentle =
    ('ifNotExists' in operation && operation.ifNotExists === true) || ('ifExists' in operation && operation.ifExists);
  const print = new Print(before, isGentle);
  if ('table' in operation && typeof operation.table === 'object' && operation.kind !== 'createTable')
    print.needTable(operation.table);
  (marks[operation.kind] as Mark<OperationKind>)(print, operation, before);
  return print;
}

type Mark<K extends OperationKind> = (print: Print, operation: Operation<K>, before: Catalog) => void;

const nothing = (): void => undefined;

const marks: { readonly [K in OperationKind]: Mark<K> } = {
  createTable: (print, { table }) => print.wholeTable(table),
  dropTable(print, { table }, before) {
    const old = tableOf(before, table);
    if (old) print.wholeTable(old);
    else print.changeTable(table);
  },
  alterTable(print, { table, inherit, noInherit, with: parameters = {}, ...others }) {
    const { kind: _, at: _at, batch: _batch, autocommit: _autocommit, ...parts } = others;
    for (const one of [...Object.keys(parameters), ...Object.keys(parts)])
      print.change(`option ${keyOf(table)}:${one}`, `the option ${one} of ${displayName(table)}`);
    const parents = [...(inherit ?? []), ...(noInherit ?? [])];
    for (const one of parents) print.needTable(one);
    if (parents.length > 0) print.change(`parents ${keyOf(table)}`, `the parents of ${displayName(table)}`);
  },
  moveTable(print, operation) {
    print.changeTable(operation.table);
    print.changeTable(movedName(operation));
  },
  renameTable(print, { table, to }) {
    print.changeTable(table);
    print.changeTable({ ...table, name: to });
  },
  createPartition(print, { table, of }) {
    print.changeTable(table);
    print.needTable(of.parent);
  },
  attachPartition(print, { table, of }) {
    print.changeTable(table);
    print.needTable(of.parent);
  },
  detachPartition(print, { table, parent }) {
    print.changeTable(table);
    print.needTable(parent);
  },
  tableComment: (print, { table }) =>
    print.change(`comment ${keyOf(table)}`, `the comment of table ${displayName(table)}`),
  rowSecurity: (print, { table }) =>
    print.change(`security ${keyOf(table)}`, `the row security of ${displayName(table)}`),
  addColumn(print, { table, column, constraints, indexes }) {
    print.newColumn(table, column);
    for (const one of constraints) print.constraint(table, one);
    for (const one of indexes) print.index(table, one);
  },
  dropColumn: (print, { table, column }) => print.changeColumn(table, column),
  alterColumn(print, { table, column, rename, using, collation, ...others }) {
    const { kind: _, at: _at, batch: _batch, autocommit: _autocommit, ...parts } = others;
    print.needColumn(table, column);
    if (rename !== undefined) {
      print.changeColumn(table, column);
      print.changeColumn(table, rename);
    }
    const words = new Set<string>(Object.keys(parts));
    if (using ?? collation) words.add('type');
    for (const one of words) {
      const inWords = one === 'nullable' ? 'whether NULL is allowed in' : `the ${one} of`;
      print.change(`${one} of ${keyOf(table)}.${column}`, `${inWords} ${displayName(table)}.${column}`);
    }
    print.type(parts.type);
    print.expression(table, using);
  },
  addConstraint: (print, { table, constraint }) => print.constraint(table, constraint),
  dropConstraint(print, { table, name }, before) {
    const known = tableOf(before, table)?.constraints.find((one) => one.name === name);
    if (known) print.constraint(table, known);
    else print.changeConstraint(table, name);
  },
  renameConstraint(print, { table, name, to }) {
    print.changeConstraint(table, name);
    print.changeConstraint(table, to);
  },
  validateConstraint: (print, { table, name }) => print.need(constraintKey(table, name)),
  constraintComment(print, { table, name }) {
    print.need(constraintKey(table, name));
    print.change(`comment of constraint ${keyOf(table)}.${name}`, `the comment of constraint ${name}`);
  },
  createIndex: (print, { table, index }) => print.index(table, index),
  dropIndex(print, { name, schema }, before) {
    const holder = relationOf(before, name, schema);
    const table = holder && 'table' in holder ? tableOf(before, holder.table) : undefined;
    const known = table?.indexes.find((one) => one.name === name);
    if (table && known) print.index(table, known);
    else print.changeRelation(schema === undefined ? { name } : { name, schema }, 'index');
  },
  renameIndex(print, { index, to }) {
    print.changeRelation(index, 'index');
    print.changeRelation({ ...index, name: to }, 'index');
  },
  indexComment(print, { index }) {
    print.need(relationKey(index, 'index'));
    print.change(`comment of index ${keyOf(index)}`, `the comment of index ${displayName(index)}`);
  },
  createEnum: (print, { type }) => print.changeType(type),
  dropEnum: (print, { type }) => print.changeType(type),
  addEnumValue: (print, { type }) => print.changeType(type),
  removeEnumValue: (print, { type }) => print.changeType(type),
  renameEnumValue: (print, { type }) => print.changeType(type),
  renameEnum(print, { type, to }) {
    print.changeType(type);
    print.changeType({ ...type, name: to });
  },
  enumComment(print, { type }) {
    print.need(typeKey(type));
    print.change(`comment of type ${keyOf(type)}`, `the comment of enum type ${displayName(type)}`);
  },
  bulkInsert(print, { table, columns }) {
    for (const one of columns) print.needColumn(table, one);
  },
  updateRows: (print, operation) => rows(print, operation),
  backfill: (print, operation) => rows(print, operation),
  deleteRows: (print, { table, where }) => print.condition(table, where),
  createObject: (print, { object }) => definition(print, object),
  replaceObject: (print, { object }) => definition(print, object),
  renameObject(print, { reference, to }) {
    print.changeObject(reference);
    print.changeObject({ ...reference, name: to });
  },
  dropObject: (print, { reference }) => print.changeObject(reference),
  commentOnObject(print, { reference }) {
    print.need(objectKeyAndWords(reference));
    print.change(`comment of ${objectKey(reference)}`, `the comment of ${displayObject(reference)}`);
  },
  alterSequence: (print, { sequence }) => print.changeObject({ kind: 'sequence', ...sequence }),
  alterDomain: (print, { domain }) => print.changeObject({ kind: 'domain', ...domain }),
  refreshView: (print, { view }) => print.need(relationKey(view, 'materialized view')),
  grant: (print, operation) => privileges(print, operation),
  revoke: (print, operation) => privileges(print, operation),
  // What it says is read, or known only by what it names.
  custom: (print, { sql }) => print.mention(everyWord(sql)),
  execute: (print, { sql }) => print.mention(everyWord(sql)),
  allow: nothing,
  baseline: nothing,
  when: nothing,
  assert: nothing,
};

function rows(print: Print, { table, set, where }: Operation<'updateRows' | 'backfill'>): void {
  for (const [column] of set) {
    print.needColumn(table, column);
    print.change(`values ${keyOf(table)}.${column}`, `the values of ${displayName(table)}.${column}`);
  }
  print.condition(table, where);
}

function definition(print: Print, object: SchemaObject): void {
  print.changeObject(object);
  const { on } = object;
  if (on) print.needTable(on);
  switch (object.kind) {
    case 'view':
    case 'materializedView':
      print.mention(wordsOf(object.query));
      return;
    case 'domain':
      print.type(object.type);
      return;
    case 'sequence':
      if (object.ownedBy) print.needColumn(object.ownedBy.table, object.ownedBy.column);
      return;
    case 'trigger':
      for (const { columns = [] } of object.events) for (const one of columns) if (on) print.needColumn(on, one);
      return;
    case 'policy':
      for (const one of [object.using, object.withCheck]) if (on) print.expression(on, one);
      return;
  }
}

/** Giving the same right twice is as good as once; giving and taking it is not. */
function privileges(print: Print, { kind, target, privileges: rights, roles }: Operation<'grant' | 'revoke'>): void {
  print.need(targetKey(target));
  for (const right of rights) {
    for (const role of roles) {
      const key = `right ${targetKey(target)[0]} ${right} ${role.toLowerCase()}`;
      const words = `${right} on ${displayName(target)} for ${role}`;
      if (kind === 'grant') print.need([key, words]);
      else print.change(key, words);
    }
  }
}
