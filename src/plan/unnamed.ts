import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { referencedColumns } from '../operations/constraint-checks.ts';
import type { Operation } from '../operations/operation.ts';
import { type Catalog, sameName, tableOf } from '../schema/catalog.ts';
import type { Constraint, Table, TableName } from '../schema/model.ts';
import { indexLacksName, lacksName, type NamingConvention } from '../schema/names.ts';

const noColumns: readonly string[] = [];

/** The columns that a foreign key means when it names none: the primary key of its target, which may be the table being made. */
export function targetColumnsOf(
  constraint: Constraint,
  catalog: Catalog,
  around?: TableName & Partial<Pick<Table, 'constraints'>>,
): readonly string[] {
  if (constraint.kind !== 'foreignKey' || constraint.targetColumns.length > 0) return noColumns;
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
  const { constraints, indexes } = namedBy(operation);
  for (const one of constraints) {
    if (one.named || one.name !== '') continue;
    const lacking = lacksName(one, tableOfNames(operation, catalog), naming);
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

type Named = Pick<Table, 'constraints' | 'indexes'>;

const nothing: Named = { constraints: [], indexes: [] };

/** What an operation names. */
function namedBy(operation: Operation): Named {
  switch (operation.kind) {
    case 'createTable':
      return operation.table;
    case 'addColumn':
      return operation;
    case 'addConstraint':
      return { ...nothing, constraints: [operation.constraint] };
    case 'createIndex':
      return { ...nothing, indexes: [operation.index] };
    default:
      return nothing;
  }
}

/** The table whose columns are in the names. */
function tableOfNames(operation: Operation, catalog: Catalog): Pick<Table, 'name' | 'schema' | 'columns'> {
  if (operation.kind === 'createTable') return operation.table;
  if (operation.kind !== 'addColumn' && operation.kind !== 'addConstraint') return { name: '', columns: [] };
  const known = tableOf(catalog, operation.table)?.columns ?? [];
  return { columns: operation.kind === 'addColumn' ? [...known, operation.column] : known, ...operation.table };
}
