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

/** A column as an expression of a statement names it. */
export interface NamedColumn {
  readonly column: string;
  /** The table that stands before it. */
  readonly table?: string;
  readonly byte: number;
}

export interface StrangeColumn {
  readonly column: string;
  /** Its place in the statement. */
  readonly offset: number;
}

/** The columns that the expressions of a statement name; in a trigger, those behind OLD and NEW. */
export function namedColumns({ kind, node }: ParsedStatement): readonly NamedColumn[] {
  const isTrigger = kind === 'CreateTrigStmt';
  const found: NamedColumn[] = [];
  const visit = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    for (const [key, value] of Object.entries(one)) {
      if (ELSEWHERE.has(key)) continue;
      if (key !== 'ColumnRef') {
        visit(value);
        continue;
      }
      const { fields = [], location: byte = 0 } = value as ColumnRef;
      const [first, second, ...more] = fields.map((field) => field.String?.sval);
      if (first === undefined || more.length > 0) continue;
      if (fields.length === 1) {
        if (!isTrigger) found.push({ column: first, byte });
      } else if (second !== undefined) {
        if (!isTrigger) found.push({ column: second, table: first, byte });
        else if (first === 'new' || first === 'old') found.push({ column: second, byte });
      }
    }
  };
  visit(node);
  return found;
}

interface ColumnRef {
  readonly fields?: readonly { readonly String?: { readonly sval?: string } }[];
  readonly location?: number;
}

/** The first of the columns that a statement names and the table does not have. */
export function strangeColumn(text: string, named: readonly NamedColumn[], scope: Scope): StrangeColumn | undefined {
  const known = new Set([...scope.columns, ...SYSTEM, scope.table]);
  let first: NamedColumn | undefined;
  for (const one of named) {
    if (known.has(one.column) || (one.table !== undefined && one.table !== scope.table)) continue;
    if (first === undefined || one.byte < first.byte) first = one;
  }
  return first && { column: first.column, offset: indexOfByte(text, first.byte) };
}
