import { diagnostic } from '../diagnostics/diagnostic.ts';
import { tableOf, withTable } from '../schema/catalog.ts';
import { displayName } from '../schema/model.ts';
import { findConstraint, findTable } from './lookup.ts';
import { irreversible, type OperationRules } from './rules.ts';

export const validateConstraint: OperationRules<'validateConstraint'> = {
  word: () => 'validateConstraint',
  summary: ({ table, name }) => `validate constraint ${name} of ${displayName(table)}`,
  apply({ table: tableName, name, at }, before, report) {
    const table = findTable(before, tableName, at, report);
    const old = table && findConstraint(before, table, name, at, report);
    if (!table || !old) return before;
    if (old.kind !== 'foreignKey' && old.kind !== 'check') {
      report(
        diagnostic('LB406', `"${name}" is of type ${old.kind}, which is never NOT VALID`, {
          at,
          help: 'only checks and foreign keys are validated later',
        }),
      );
      return before;
    }
    const { notValid: _, ...valid } = old;
    return withTable(before, { ...table, constraints: table.constraints.map((one) => (one === old ? valid : one)) });
  },
  /** PostgreSQL has no way to doubt a constraint again: it is made anew. */
  invert({ table, name, at }, before) {
    const old = tableOf(before, table)?.constraints.find((one) => one.name === name);
    if (!old)
      return irreversible(`the catalog does not know the constraint "${name}"`, 'write downgrade(op) in the migration');
    if (!('notValid' in old) || !old.notValid) return [];
    return [
      { kind: 'dropConstraint', at, table, name, type: old.kind, ifExists: false },
      { kind: 'addConstraint', at, table, constraint: old },
    ];
  },
};
