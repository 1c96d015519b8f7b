import { readStatement } from '../ddl/index.ts';
import { type Diagnostic, diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { applyOperation, dataLossOf } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { type Catalog, relationOf, withUncertain } from '../schema/catalog.ts';
import type { TableName } from '../schema/model.ts';
import { plainSql, type SqlExpression } from '../sql/author.ts';
import type { ParsedStatement, PostgresParser } from '../sql/postgres.ts';
import { splitStatements } from '../sql/split.ts';
import { everyWord } from '../sql/words.ts';
import { completeNames } from './complete.ts';
import type { PlannedOperation, ReadOperation } from './plan.ts';

/** What reads raw SQL: the real parser, and the dialect that spells the values and names in it. */
export interface RawSql {
  readonly parser: PostgresParser;
  /** The SQL as it stands in the script; undefined where the dialect refuses it. */
  readonly textOf: (operation: RawOperation | Operation<'baseline'>) => string | undefined;
  /** The table with the version rows, which no schema counts. */
  readonly versionTable: TableName;
}

export type RawOperation = Operation<'execute'> | Operation<'custom'>;

/** Raw SQL with the schema around it, and what it does in the words of operations. */
export type ReadRawSql = Pick<PlannedOperation, 'after' | 'reads' | 'understood'>;

/**
 * Folds what raw SQL does into the schema. What is not understood makes the schema uncertain of all that its statement names; so does
 * what contradicts the schema, with a warning: the database may know better than the chain.
 */
export function readRawSql(
  operation: RawOperation,
  before: Catalog,
  raw: RawSql,
  report: (one: Diagnostic) => void,
): ReadRawSql {
  const text = raw.textOf(operation);
  if (text === undefined) return { after: applyOperation(operation, before, report), reads: [], understood: false };
  const reads: ReadOperation[] = [];
  let after = before;
  let understood = true;
  let elsewhere = false;
  // What an author's own operation loses, its definition says.
  const isGraded = operation.kind === 'custom' && operation.loss !== undefined;
  splitStatements(text, 'postgresql').forEach((statement, number) => {
    const parsed = parseOne(statement.text, raw.parser);
    // Names mean other things from here on.
    if (parsed && setsSearchPath(parsed)) elsewhere = true;
    const read = parsed && readStatement(parsed, statement.text, after, { at: operation.at });
    const reading = read && (read.kind === 'harmless' || !elsewhere) ? read : ({ kind: 'unknown', why: '' } as const);
    if (reading.kind === 'operations') {
      const folded = foldRead(reading.operations, after, (one) => report(doubted(one, operation)));
      if (folded) {
        for (const { loss, ...one } of folded.reads)
          reads.push({ ...one, statement: number, ...(loss && !isGraded && { loss }) });
        after = folded.after;
        if (folded.certain) return;
      }
    }
    understood = false;
    if (reading.kind === 'harmless') {
      for (const { table, all } of isGraded ? [] : reading.deletes) {
        const where = all ? ({ kind: 'all' } as const) : plainSql(statement.text);
        const deletion: Operation = { kind: 'deleteRows', at: operation.at, table, where };
        const loss = dataLossOf(deletion, after);
        reads.push({
          operation: deletion,
          before: after,
          after,
          implied: false,
          statement: number,
          partial: true,
          ...(loss && { loss }),
        });
      }
    } else after = withUncertain(after, everyWord(plainSql(statement.text)));
  });
  return { after, reads, understood: understood && reads.length > 0 };
}

/** The tree of one statement. */
export function parseOne(text: string, parser: PostgresParser): ParsedStatement | undefined {
  const outcome = parser.parse(text);
  return outcome.ok ? outcome.statements[0] : undefined;
}

function setsSearchPath({ kind, node }: ParsedStatement): boolean {
  return kind === 'VariableSetStmt' && (node as { readonly name?: string }).name === 'search_path';
}

/** The operations of one statement; undefined where they contradict the schema. */
export function foldRead(
  operations: readonly Operation[],
  before: Catalog,
  report: (one: Diagnostic) => void,
): { readonly after: Catalog; readonly reads: readonly PlannedOperation[]; readonly certain: boolean } | undefined {
  const found: Diagnostic[] = [];
  const tell = (one: Diagnostic): void => void found.push(one);
  const reads: PlannedOperation[] = [];
  let after = before;
  let certain = true;
  for (const one of operations) {
    // Names that nobody chose are the server's choice: no convention touches them.
    const operation = completeNames(one, after, {}, tell);
    const loss = dataLossOf(operation, after);
    certain &&= isCertain(operation, after);
    const next = applyOperation(operation, after, tell);
    reads.push({ operation, before: after, after: next, implied: false, ...(loss && { loss }) });
    after = next;
  }
  for (const one of found) report(one);
  return found.some(isError) ? undefined : { after, reads, certain };
}

/** Does the catalog know the table that is changed? Of one that raw SQL has made unknown, the change is not known either. */
function isCertain(operation: Operation, catalog: Catalog): boolean {
  if (!('table' in operation) || operation.kind === 'createTable' || operation.kind === 'createPartition') return true;
  if (operation.kind === 'dropIndex') return true;
  const { table } = operation;
  return relationOf(catalog, table.name, table.schema) !== undefined || ('ifExists' in operation && operation.ifExists);
}

function doubted(one: Diagnostic, { at }: RawOperation): Diagnostic {
  if (!isError(one)) return one;
  const help = one.help === undefined ? {} : { help: one.help };
  return diagnostic('LB486', `raw SQL does not fit the chain: ${one.message}`, { at, ...help });
}

/** May this SQL change the schema, or delete rows? Only then is the parser worth its start. */
export function isWorthReading(sql: SqlExpression): boolean {
  const words = everyWord(sql);
  return CHANGING.some((word) => words.has(word));
}

const CHANGING = ['create', 'alter', 'drop', 'comment', 'grant', 'revoke', 'delete', 'truncate'] as const;
