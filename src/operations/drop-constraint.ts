import { diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { referencesTo, tableOf, withTable } from '../schema/catalog.ts';
import { type Constraint, displayName, type Table } from '../schema/model.ts';
import { isKey, referencedColumns } from './constraint-checks.ts';
import { findTable, isVague } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropConstraint: OperationRules<'dropConstraint'> = {
  word: () => 'dropConstraint',
  summary: ({ table, name }) => `drop constraint ${name} of ${displayName(table)}`,
  apply({ table: tableName, name, type, ifExists, at }, before, report) {
    const table = findTable(before, tableName, at, report);
    if (!table) return before;
    const old = table.constraints.find((one) => one.name === name);
    if (!old) {
      if (!ifExists && !isVague(before, table)) {
        const known = table.constraints.map((one) => one.name);
        const help = table.indexes.some((one) => one.name === name)
          ? `"${name}" is an index: op.dropIndex('${name}')`
          : (didYouMean(name, known) ?? `its constraints are ${known.join(', ') || 'none'}`);
        report(
          diagnostic('LB406', `no constraint "${name}" on table "${displayName(table)}" at this point in the chain`, {
            at,
            help,
          }),
        );
      }
      return before;
    }
    if (type !== undefined && type !== old.kind) {
      const message = `constraint "${name}" is of type ${old.kind}, not ${type}`;
      report(diagnostic('LB406', message, { at, help: `write { type: '${old.kind}' } or leave the type out` }));
      return before;
    }
    const after: Table = { ...table, constraints: table.constraints.filter((one) => one !== old) };
    for (const { table: other, constraint } of dependents(after, old, referencesTo(before, table))) {
      const help = `drop it first: op.dropConstraint('${constraint.name}', '${other.name}')`;
      report(
        diagnostic(
          'LB411',
          `"${name}" is still needed by the foreign key "${constraint.name}" of "${displayName(other)}"`,
          { at, help },
        ),
      );
    }
    return withTable(before, after);
  },
  invert({ table, name, at }, before) {
    const old = tableOf(before, table)?.constraints.find((one) => one.name === name);
    if (!old)
      return irreversible(`the catalog does not know the constraint "${name}"`, 'write downgrade(op) in the migration');
    return [{ kind: 'addConstraint', at, table, constraint: withoutIndex(old) }];
  },
};

/** An index that a constraint took over is gone with it: the way back builds a new one. */
export function withoutIndex(constraint: Constraint): Constraint {
  if (constraint.kind !== 'primaryKey' && constraint.kind !== 'unique') return constraint;
  const { usingIndex: _, ...rest } = constraint;
  return rest;
}

function dependents(
  after: Table,
  dropped: Constraint,
  references: ReturnType<typeof referencesTo>,
): ReturnType<typeof referencesTo> {
  if (dropped.kind !== 'primaryKey' && dropped.kind !== 'unique') return [];
  return references.filter(({ constraint }) => {
    if (constraint.targetColumns.length === 0) return dropped.kind === 'primaryKey';
    return (
      constraint.targetColumns.every((one) => dropped.columns.includes(one)) &&
      !isKey(after, referencedColumns(constraint, after))
    );
  });
}
