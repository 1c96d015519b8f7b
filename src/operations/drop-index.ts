import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { type Catalog, isUncertain, nameOf, referencesTo, relationOf, tableOf, withTable } from '../schema/catalog.ts';
import { objectOf, withObject } from '../schema/catalog-objects.ts';
import { displayName, type Table } from '../schema/model.ts';
import type { SchemaObject } from '../schema/objects.ts';
import { isKey, referencedColumns } from './constraint-checks.ts';
import type { Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropIndex: OperationRules<'dropIndex'> = {
  word: () => 'dropIndex',
  summary: ({ name, schema }) => `drop index ${displayName(schema === undefined ? { name } : { name, schema })}`,
  apply(operation, before, report) {
    const { name, at, ifExists } = operation;
    const view = viewOfIndex(operation, before);
    if (view) return withObject(before, { ...view, indexes: view.indexes.filter((one) => one.name !== name) });
    const table = tableOfIndex(operation, before);
    if (!table) {
      const wanted = operation.table;
      const vague = isUncertain(before, name) || (wanted !== undefined && isUncertain(before, wanted));
      if (!ifExists && !vague) report(missing(operation, before));
      return before;
    }
    if (operation.table !== undefined && operation.table !== table.name) {
      const message = `index "${name}" is on table "${displayName(table)}", not on "${operation.table}"`;
      report(diagnostic('LB408', message, { at, help: `write '${table.name}', or leave the table out` }));
      return before;
    }
    const after: Table = { ...table, indexes: table.indexes.filter((one) => one.name !== name) };
    for (const { table: other, constraint } of referencesTo(before, table)) {
      if (isKey(after, referencedColumns(constraint, after)) || !isKey(table, referencedColumns(constraint, table)))
        continue;
      const help = `drop it first: op.dropConstraint('${constraint.name}', '${other.name}')`;
      report(
        diagnostic(
          'LB411',
          `index "${name}" is still needed by the foreign key "${constraint.name}" of "${displayName(other)}"`,
          { at, help },
        ),
      );
    }
    return withTable(before, after);
  },
  invert(operation, before) {
    const table = viewOfIndex(operation, before) ?? tableOfIndex(operation, before);
    const index = table?.indexes.find((one) => one.name === operation.name);
    if (!table || !index)
      return irreversible(
        `the catalog does not know the index "${operation.name}"`,
        'write downgrade(op) in the migration',
      );
    const { at, concurrently } = operation;
    return [{ kind: 'createIndex', at, table: nameOf(table), index, ifNotExists: false, concurrently }];
  },
};

function tableOfIndex({ name, schema }: Operation<'dropIndex'>, catalog: Catalog): Table | undefined {
  const relation = relationOf(catalog, name, schema);
  return relation?.kind === 'index' ? tableOf(catalog, relation.table) : undefined;
}

function viewOfIndex(
  { name, schema }: Operation<'dropIndex'>,
  catalog: Catalog,
): SchemaObject<'materializedView'> | undefined {
  const relation = relationOf(catalog, name, schema);
  return relation?.kind === 'index' ? objectOf(catalog, { kind: 'materializedView', ...relation.table }) : undefined;
}

function missing({ name, schema, at }: Operation<'dropIndex'>, catalog: Catalog): ReturnType<typeof diagnostic> {
  const holder = relationOf(catalog, name, schema);
  if (holder?.kind === 'constraint') {
    const message = `"${name}" is a constraint of "${displayName(holder.table)}"; its index goes with it`;
    return diagnostic('LB408', message, { at, help: `op.dropConstraint('${name}', '${holder.table.name}')` });
  }
  const known = [...catalog.tables.values()].flatMap((table) => table.indexes.map((one) => one.name));
  const help = didYouMean(name, known) ?? 'create it in this migration or an earlier one';
  return diagnostic('LB408', `no index "${name}" at this point in the chain`, { at, help });
}
