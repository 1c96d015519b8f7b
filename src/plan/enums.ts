import { usersOfType } from '../operations/drop-enum.ts';
import type { Operation } from '../operations/operation.ts';
import { type Catalog, tableOf, typeOf } from '../schema/catalog.ts';
import type { Column, TableName } from '../schema/model.ts';
import { elementType } from '../schema/types.ts';

/**
 * The enum types that must be made before an operation, because it is the first to use them.
 * Those are the compiler's care: `enumsAfter` drops each after its last use. A column that may be there already has its type too.
 */
export function enumsBefore(operation: Operation, catalog: Catalog): readonly Operation[] {
  const made: Operation<'createEnum'>[] = [];
  for (const column of columnsTyped(operation)) {
    const type = elementType(column.type);
    if (type.kind !== 'enum' || type.values === undefined || typeOf(catalog, type)) continue;
    const name = typeName(type);
    if (made.some((one) => one.type.name === name.name && one.type.schema === name.schema)) continue;
    const unless = 'ifNotExists' in operation && operation.ifNotExists ? { ifNotExists: true } : {};
    made.push({ kind: 'createEnum', at: operation.at, type: name, values: type.values, managed: true, ...unless });
  }
  return made;
}

/** The enum types that nothing uses any more after an operation took away a use. */
export function enumsAfter(operation: Operation, before: Catalog, after: Catalog): readonly Operation<'dropEnum'>[] {
  const gone = columnsGone(operation, before);
  const dropped: Operation<'dropEnum'>[] = [];
  if (gone.length === 0) return dropped;
  const seen = new Set<string>();
  for (const column of gone) {
    const type = elementType(column.type);
    if (type.kind !== 'enum' || seen.has(type.name)) continue;
    seen.add(type.name);
    const name = typeName(type);
    if (typeOf(after, name)?.managed && usersOfType(after, name).length === 0) {
      dropped.push({ kind: 'dropEnum', at: operation.at, type: name, ifExists: false });
    }
  }
  return dropped;
}

function columnsTyped(operation: Operation): readonly Pick<Column, 'type'>[] {
  if (operation.kind === 'createTable') return operation.table.columns;
  if (operation.kind === 'addColumn') return [operation.column];
  return operation.kind === 'alterColumn' && operation.type ? [{ type: operation.type }] : [];
}

function columnsGone(operation: Operation, before: Catalog): readonly Column[] {
  if (operation.kind === 'dropTable') return tableOf(before, operation.table)?.columns ?? [];
  const changes = operation.kind === 'dropColumn' || (operation.kind === 'alterColumn' && operation.type !== undefined);
  if (!changes) return [];
  return tableOf(before, operation.table)?.columns.filter((one) => one.name === operation.column) ?? [];
}

function typeName(type: TableName): TableName {
  return type.schema === undefined ? { name: type.name } : { name: type.name, schema: type.schema };
}
