import type { PlannedOperation } from '../plan/plan.ts';
import { isUncertain, tableOf } from '../schema/catalog.ts';
import { displayName, type Table, type TableName } from '../schema/model.ts';
import { indexOfByte, type ParsedStatement } from '../sql/postgres.ts';

/** The table whose columns the expressions of a statement may name. */
export interface Scope {
  /** Its name as expressions say it. */
  readonly table: string;
  /** Its name as people read it. */
  readonly shown: string;
  readonly columns: readonly string[];
}

/** The scope of a statement that these operations give; undefined where nobody can say what its names mean. */
export function scopeOf(causes: readonly PlannedOperation[]): Scope | undefined {
  const names = causes.map(({ operation }) => scopedTable(operation));
  const [name] = names;
  if (name === undefined || names.includes(undefined)) return undefined;
  const columns = new Set<string>();
  for (const { operation, before, after } of causes) {
    if (isUncertain(before, name.name)) return undefined;
    const made = operation.kind === 'createTable' ? operation.table : undefined;
    for (const table of [made, tableOf(before, name), tableOf(after, name)]) {
      if (table && hasOthers(table)) return undefined;
      for (const one of table?.columns ?? []) columns.add(one.name);
    }
  }
  if (columns.size === 0) return undefined;
  return { table: name.name, shown: displayName(name), columns: [...columns] };
}

/** Of what a parent has, not all is said here. */
function hasOthers({ options, partitionOf }: Table): boolean {
  return options?.inherits !== undefined || partitionOf !== undefined;
}

function scopedTable(operation: PlannedOperation['operation']): TableName | undefined {
  switch (operation.kind) {
    case 'createTable':
    case 'addColumn':
    case 'alterColumn':
    case 'addConstraint':
    case 'createIndex':
    case 'updateRows':
    case 'deleteRows':
      return operation.table;
    case 'createObject':
    case 'replaceObject':
      return operation.object.on;
    default:
      return undefined;
  }
}

/** Columns that every table has. */
const SYSTEM: ReadonlySet<string> = new Set(['ctid', 'xmin', 'xmax', 'cmin', 'cmax', 'tableoid']);

/** Where a query begins, names may mean what its FROM brings; `geometry(Point, 4326)` and `WITH (x = y)` name no columns. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'SubLink',
  'SelectStmt',
  'fromClause',
  'withClause',
  'TypeName',
  'typeName',
  'DefElem',
]);

export interface StrangeColumn {
  readonly column: string;
  /** Its place in the statement. */
  readonly offset: number;
}

/** The first column that an expression of the statement names and the table does not have. */
export function strangeColumn(text: string, statement: ParsedStatement, scope: Scope): StrangeColumn | undefined {
  const known = new Set([...scope.columns, ...SYSTEM, scope.table]);
  const isTrigger = statement.kind === 'CreateTrigStmt';
  const found: { readonly column: string; readonly byte: number }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (ELSEWHERE.has(key)) continue;
      if (key !== 'ColumnRef') {
        visit(value);
        continue;
      }
      const { fields, location = 0 } = value as { readonly fields?: readonly Field[]; readonly location?: number };
      const column = columnOf(
        (fields ?? []).map((one) => one.String?.sval),
        scope,
        isTrigger,
      );
      if (column !== undefined && !known.has(column)) found.push({ column, byte: location });
    }
  };
  visit(statement.node);
  const first = found.reduce<(typeof found)[number] | undefined>(
    (best, one) => (best === undefined || one.byte < best.byte ? one : best),
    undefined,
  );
  return first && { column: first.column, offset: indexOfByte(text, first.byte) };
}

interface Field {
  readonly String?: { readonly sval?: string };
}

/** The column that a name means: alone, behind its table, or in a trigger behind OLD and NEW. */
function columnOf(path: readonly (string | undefined)[], { table }: Scope, isTrigger: boolean): string | undefined {
  const [first, second, ...more] = path;
  if (more.length > 0) return undefined;
  if (isTrigger) return first === 'new' || first === 'old' ? second : undefined;
  if (path.length === 1) return first;
  return first === table ? second : undefined;
}
