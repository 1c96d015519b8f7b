import { diagnostic } from '../diagnostics/diagnostic.ts';
import { type Catalog, isUncertain, nameOf, referencesTo, sameName, tableOf, withoutTable } from '../schema/catalog.ts';
import { type Constraint, displayName } from '../schema/model.ts';
import { recreation, withoutAttached } from './attached.ts';
import { withCurrentType } from './column-checks.ts';
import { withoutIndex } from './drop-constraint.ts';
import { childrenOf } from './inheritance.ts';
import { findTable } from './lookup.ts';
import { warnOfViews } from './objects.ts';
import { partitionsOf } from './partitions.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const dropTable: OperationRules<'dropTable'> = {
  word: () => 'dropTable',
  summary: ({ table }) => `drop table ${displayName(table)}`,
  apply(operation, before, report) {
    const { table, at, ifExists } = operation;
    if (ifExists && !tableOf(before, table)) return before;
    if (!findTable(before, table, at, report)) return before;
    const from = referencesTo(before, table).filter((one) => !sameName(one.table, table));
    for (const { table: other, constraint } of from) {
      report(
        diagnostic(
          'LB411',
          `table "${displayName(table)}" is still referenced by "${constraint.name}" of "${displayName(other)}"`,
          {
            at,
            help: `drop it first: op.dropConstraint('${constraint.name}', '${other.name}')`,
          },
        ),
      );
    }
    const [child] = childrenOf(before, table);
    if (child) {
      const help = `first op.alterTable('${child.name}', { postgresql: { noInherit: '${table.name}' } }), or drop it`;
      const message = `table "${displayName(child)}" still inherits from "${displayName(table)}"`;
      report(diagnostic('LB411', message, { at, help }));
    }
    warnOfViews(before, table, undefined, `table "${displayName(table)}" is dropped`, at, report);
    const whole = [...partitionsOf(before, table), table];
    return whole.reduce<Catalog>((catalog, one) => withoutTable(withoutAttached(catalog, one), one), before);
  },
  invert({ table, at }, before) {
    const old = tableOf(before, table);
    if (!old)
      return irreversible(
        `the catalog does not know how "${displayName(table)}" looked`,
        'write downgrade(op) in the migration',
      );
    const columns = old.columns.map((one) => withCurrentType(one, before));
    if (old.partitionOf) return [{ kind: 'createPartition', at, table: nameOf(old), of: old.partitionOf }];
    const partitions = partitionsOf(before, table);
    const around = recreation(before, old, at);
    const { rowSecurity: _, ...bare } = old;
    const doubted = (one: Constraint): boolean => 'notValid' in one && one.notValid === true;
    const constraints = old.constraints.filter((one) => !doubted(one)).map(withoutIndex);
    const late = old.constraints.filter(doubted);
    return [
      ...around.before,
      { kind: 'createTable', at, table: { ...bare, columns, constraints }, ifNotExists: false },
      ...late.map((constraint) => ({ kind: 'addConstraint', at, table: nameOf(table), constraint }) as const),
      ...partitions.flatMap((one) =>
        one.partitionOf ? [{ kind: 'createPartition', at, table: nameOf(one), of: one.partitionOf } as const] : [],
      ),
      ...around.after,
    ];
  },
  dataLoss({ table, ifExists }, before) {
    // What the chain does not know may be in the database all the same.
    const known = tableOf(before, table);
    if (known?.options?.temporary) return undefined;
    if (!known && !ifExists && !isUncertain(before, table.name)) return undefined;
    return { key: `drop-table:${displayName(table)}`, what: `all rows of table ${displayName(table)}` };
  },
};
