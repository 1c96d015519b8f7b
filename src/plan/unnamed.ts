import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { referencedColumns } from '../operations/constraint-checks.ts';
import type { Operation } from '../operations/operation.ts';
import { type Catalog, sameName, tableOf } from '../schema/catalog.ts';
import type { Constraint, Index, Table, TableName } from '../schema/model.ts';
import { indexLacksName, lacksName, type NamingConvention } from '../schema/names.ts';

/** The columns that a foreign key means when it names none: the primary key of its target, which may be the table being made. */
export function targetColumnsOf(
  constraint: Constraint,
  catalog: Catalog,
  around?: TableName & Partial<Pick<Table, 'constraints'>>,
): readonly string[] {
  if (constraint.kind !== 'foreignKey' || constraint.targetColumns.length > 0) return [];
  const own = around?.constraints && sameName(constraint.target, around) ? around.constraints : undefined;
  const key = own?.find((one) => one.kind === 'primaryKey');
  if (key?.kind === 'primaryKey') return key.columns;
  const target = tableOf(catalog, constraint.target);
  return target ? referencedColumns(constraint, target) : [];
}

/** Says which constraints and indexes of an operation the naming convention cannot name: LB421 and LB470. */
export function reportUnnamed(
  operation: Operation,
  catalog: Catalog,
  naming: NamingConvention,
  report: (one: Diagnostic) => void,
): void {
  const { at } = operation;
  const { constraints, indexes, around } = namedBy(operation, catalog);
  for (const one of constraints) {
    const lacking = lacksName(one, around, naming);
    if (lacking === 'name') report(lacksOwn('constraint', at));
    if (lacking === 'columns') {
      const message = 'the naming convention makes the name from a column, and this check is not about a single one';
      report(diagnostic('LB470', message, { at, help: 'give the check a name of its own' }));
    }
  }
  for (const one of indexes) if (indexLacksName(one, naming)) report(lacksOwn('index', at));
}

function lacksOwn(what: 'constraint' | 'index', at: Operation['at']): Diagnostic {
  const whose = what === 'index' ? "the index's own" : "the constraint's own";
  return diagnostic('LB421', `the naming convention makes the name from ${whose}, and this one has none`, {
    at,
    help: 'give it a short name, or take %(constraint_name)s out of the convention',
  });
}

interface Named {
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Index[];
  readonly around: Pick<Table, 'name' | 'schema' | 'columns'>;
}

/** What an operation names. */
function namedBy(operation: Operation, catalog: Catalog): Named {
  const nothing: Named = { constraints: [], indexes: [], around: { name: '', columns: [] } };
  const known = (name: TableName): Named['around'] => ({ ...name, columns: tableOf(catalog, name)?.columns ?? [] });
  switch (operation.kind) {
    case 'createTable': {
      const { table } = operation;
      return { constraints: table.constraints, indexes: table.indexes, around: table };
    }
    case 'addColumn': {
      const { constraints, indexes, column } = operation;
      if (constraints.length === 0 && indexes.length === 0) return nothing;
      const table = known(operation.table);
      return { constraints, indexes, around: { ...table, columns: [...table.columns, column] } };
    }
    case 'addConstraint':
      return { ...nothing, constraints: [operation.constraint], around: known(operation.table) };
    case 'createIndex':
      return { ...nothing, indexes: [operation.index] };
    default:
      return nothing;
  }
}
