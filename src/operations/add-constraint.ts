import { diagnostic } from '../diagnostics/diagnostic.ts';
import { isUncertain, tableOf, withTable } from '../schema/catalog.ts';
import { type Constraint, displayName, type Table } from '../schema/model.ts';
import { checkConstraint, otherDefinition, sameDefinition } from './constraint-checks.ts';
import { findTable } from './lookup.ts';
import type { Operation } from './operation.ts';
import { irreversible, type OperationRules } from './rules.ts';

const words = {
  primaryKey: 'createPrimaryKey',
  unique: 'createUniqueConstraint',
  foreignKey: 'createForeignKey',
  check: 'createCheckConstraint',
  exclude: 'createExcludeConstraint',
} as const;

const titles = {
  primaryKey: 'primary key',
  unique: 'unique constraint',
  foreignKey: 'foreign key',
  check: 'check constraint',
  exclude: 'exclusion constraint',
} as const;

export const addConstraint: OperationRules<'addConstraint'> = {
  word: ({ constraint }) => words[constraint.kind],
  summary: ({ table, constraint }) => `add ${titles[constraint.kind]} ${constraint.name} to ${displayName(table)}`,
  apply({ table: name, constraint, at, ifNotExists }, before, report) {
    const table = findTable(before, name, at, report);
    const known = ifNotExists && table?.constraints.find((one) => one.name === constraint.name);
    if (table && known) {
      if (!sameDefinition(known, constraint)) report(otherDefinition(`constraint "${constraint.name}"`, at));
      return before;
    }
    if (!table || !checkConstraint(before, table, constraint, at, report)) return before;
    const given = 'usingIndex' in constraint && constraint.usingIndex !== undefined ? constraint.usingIndex : undefined;
    if (given !== undefined && !table.indexes.some((one) => one.name === given)) {
      report(
        diagnostic('LB408', `table "${displayName(table)}" has no index "${given}"`, {
          at,
          help: 'create it first with op.createIndex',
        }),
      );
      return before;
    }
    const [taken, indexes] =
      given === undefined
        ? [undefined, table.indexes]
        : [table.indexes.find((one) => one.name === given), table.indexes.filter((one) => one.name !== given)];
    const own = taken?.replicaIdentity ? { ...constraint, replicaIdentity: true } : constraint;
    return withTable(before, withKey({ ...table, indexes, constraints: table.constraints.concat(own) }, constraint));
  },
  invert({ table: name, constraint, at, ifNotExists }, before) {
    const known = tableOf(before, name)?.constraints.some((one) => one.name === constraint.name);
    if (ifNotExists && (known || isUncertain(before, name.name))) {
      return irreversible(
        `${words[constraint.kind]} with ifNotExists may have added nothing`,
        'write downgrade(op) in the migration',
      );
    }
    const back: Operation[] = [
      { kind: 'dropConstraint', at, table: name, name: constraint.name, type: constraint.kind, ifExists: false },
    ];
    const table = tableOf(before, name);
    if (constraint.kind === 'primaryKey') {
      for (const column of table?.columns ?? []) {
        if (column.nullable && constraint.columns.includes(column.name)) {
          back.push({ kind: 'alterColumn', at, table: name, column: column.name, nullable: true });
        }
      }
    }
    const given =
      'usingIndex' in constraint ? table?.indexes.find((one) => one.name === constraint.usingIndex) : undefined;
    if (given)
      back.push({ kind: 'createIndex', at, table: name, index: given, ifNotExists: false, concurrently: false });
    return back;
  },
};

/** A primary key makes its columns NOT NULL. */
function withKey(table: Table, constraint: Constraint): Table {
  if (constraint.kind !== 'primaryKey') return table;
  const columns = table.columns.map((one) =>
    one.nullable && constraint.columns.includes(one.name) ? { ...one, nullable: false } : one,
  );
  return { ...table, columns };
}
