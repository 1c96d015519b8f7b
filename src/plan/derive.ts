import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { invertOperation } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { isIrreversible } from '../operations/rules.ts';
import { type Catalog, relationOf, tableOf, typeOf } from '../schema/catalog.ts';
import { displayName, type TableName } from '../schema/model.ts';
import { Made } from './made.ts';
import type { PlannedOperation } from './plan.ts';

/**
 * The inverse of a revision's own operations, last one first. What the compiler added for enums, it adds again.
 *
 * @param only the places of those that are undone, where it is a part of the revision
 */
export function derive(
  planned: readonly PlannedOperation[],
  id: string,
  report: (one: Diagnostic) => void,
  only?: ReadonlySet<number>,
): readonly Operation[] {
  const back: Operation[] = [];
  let comments: Operation[] = [];
  const gone = goesWithItsTable(planned);
  for (let number = planned.length - 1; number >= 0; number--) {
    const one = planned[number];
    if (one === undefined || (only && !only.has(number))) continue;
    const { operation, before, implied, block, reads, understood } = one;
    // A type of the compiler comes back with its first column, and without its comment.
    if (implied && operation.kind === 'dropEnum') {
      const { type, at } = operation;
      const comment = typeOf(before, type)?.comment;
      if (comment !== undefined) comments.push({ kind: 'enumComment', at, type, comment });
    }
    // A block answers as a whole, by its question.
    if (implied || block || gone.has(number) || isTemporary(operation, before)) continue;
    if (understood && reads && !('down' in operation && operation.down !== undefined)) {
      back.push(...derive(reads, id, report), ...comments);
      comments = [];
      continue;
    }
    const inverse = invertOperation(operation, before);
    if (isIrreversible(inverse)) {
      report(
        diagnostic('LB430', `revision ${id} has no way back here: ${inverse.why}`, {
          at: operation.at,
          help: inverse.help,
          revision: id,
        }),
      );
    } else {
      for (const each of inverse) {
        warnOfRows(each, id, report);
        back.push(inBatch(each, operation.batch));
      }
      back.push(...comments);
    }
    comments = [];
  }
  return back;
}

/**
 * The numbers of changes of rows that need no way back of their own: their table, or each column that they set, was made before them by
 * the same revision, and goes on the way back.
 */
function goesWithItsTable(planned: readonly PlannedOperation[]): ReadonlySet<number> {
  if (!planned.some((one) => isAboutRows(one.operation))) return none;
  const made = new Made();
  const numbers = new Set<number>();
  for (const [number, one] of planned.entries()) {
    const { operation, reads } = one;
    if (isAboutRows(operation) && !('down' in operation) && !one.block) {
      const isSet = operation.kind === 'updateRows' || operation.kind === 'backfill';
      const columns = isSet ? operation.set.map(([column]) => column) : undefined;
      if (made.holds(operation) || (columns && made.holdsColumns(operation.table, columns))) numbers.add(number);
    }
    for (const each of reads ?? [one]) made.follow(each);
  }
  return numbers;
}

const none: ReadonlySet<number> = new Set();

function isAboutRows(one: Operation): one is Operation<'bulkInsert' | 'updateRows' | 'backfill' | 'deleteRows'> {
  return one.kind === 'bulkInsert' || one.kind === 'updateRows' || one.kind === 'backfill' || one.kind === 'deleteRows';
}

/** A temporary table is not there any more when the way back begins. */
function isTemporary(operation: Operation, before: Catalog): boolean {
  if (operation.kind === 'createTable') return operation.table.options?.temporary === true;
  const name = tableNameOf(operation, before);
  return name !== undefined && tableOf(before, name)?.options?.temporary === true;
}

function tableNameOf(operation: Operation, before: Catalog): TableName | undefined {
  switch (operation.kind) {
    case 'dropIndex':
    case 'renameIndex':
    case 'indexComment': {
      const { name, schema } = operation.kind === 'dropIndex' ? operation : operation.index;
      const holder = relationOf(before, name, schema);
      return holder && 'table' in holder ? holder.table : undefined;
    }
    case 'createObject':
    case 'replaceObject':
      return operation.object.on;
    case 'dropObject':
    case 'renameObject':
    case 'commentOnObject':
      return operation.reference.on;
    default:
      return 'table' in operation && typeof operation.table === 'object' ? operation.table : undefined;
  }
}

/** A column that is never NULL comes back only to a table without rows, where nothing says what the rows get. */
function warnOfRows(operation: Operation, id: string, report: (one: Diagnostic) => void): void {
  if (operation.kind !== 'addColumn') return;
  const { table, column, at } = operation;
  if (column.nullable || (column.default ?? column.identity ?? column.computed ?? column.autoincrement)) return;
  const message = `the way back of ${id} adds "${displayName(table)}.${column.name}" again, which is NOT NULL and has no default: with rows in the table it fails, and is rolled back`;
  const help = 'write downgrade(op) and say what the rows get, or drop NOT NULL before the column';
  report(diagnostic('LB433', message, { at, help, revision: id }));
}

/** What belongs to a batch, or undoes a part of it, is done in one. */
export function inBatch(operation: Operation, batch: number | undefined): Operation {
  return batch === undefined ? operation : { ...operation, batch };
}
