import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { PlannedOperation } from '../plan/plan.ts';
import type { Origin } from '../sql/fragment.ts';
import { templatePosition } from '../sql/template-position.ts';
import { type NamedColumn, scopeOf, strangeColumn } from './scope.ts';

/** A statement as it was rendered, with what leads back to its author. */
export interface RenderedStatement {
  readonly text: string;
  /** Where the author's own text stands in it. */
  readonly origins: readonly Origin[];
  /** The author's word for the operation. */
  readonly operation: string;
  /** The operation's place. */
  readonly source: Position;
  /** None for what is only tested. */
  readonly causes?: readonly PlannedOperation[];
}

/** What a parser says about one statement. */
export type Verdict =
  | { readonly kind: 'fine' }
  | { readonly kind: 'syntax'; readonly message: string; readonly offset: number }
  /** The newest grammar takes it, that of the target does not. */
  | { readonly kind: 'version'; readonly version: string; readonly message: string; readonly offset: number }
  | { readonly kind: 'count'; readonly statements: number };

export interface Sources {
  readonly sourceOf: (file: string) => string | undefined;
  readonly locate: (raw: Position) => Position;
}

/** The diagnostic for a column that a statement names and its table does not have, at the author's own place. */
export function explainColumns(
  statement: RenderedStatement,
  columns: readonly NamedColumn[],
  sources: Sources,
): Diagnostic | undefined {
  const scope = scopeOf(statement.causes ?? []);
  const strange = scope && strangeColumn(statement.text, columns, scope);
  if (!strange) return undefined;
  const { column, offset } = strange;
  return diagnostic('LB404', `no column "${column}" in table "${scope.shown}" at this point in the chain`, {
    at: authorsPlace(statement, offset, sources) ?? statement.source,
    help: didYouMean(column, scope.columns) ?? `its columns are ${scope.columns.join(', ')}`,
  });
}

/**
 * The diagnostic for a statement that the parser refuses, at the author's own place: in his template when the error lies in his
 * text, at the operation otherwise.
 */
export function explainVerdict(
  statement: RenderedStatement,
  verdict: Verdict,
  sources: Sources,
): Diagnostic | undefined {
  if (verdict.kind === 'fine') return undefined;
  if (verdict.kind === 'count') {
    const message = `${statement.operation} gives ${verdict.statements === 0 ? 'no statement' : `${verdict.statements} statements where one is expected`}`;
    return diagnostic('LB602', message, {
      at: statement.source,
      help: 'write one statement per op.execute, and no empty one',
    });
  }
  const at = authorsPlace(statement, verdict.offset, sources) ?? statement.source;
  const near = statement.text
    .slice(Math.max(0, verdict.offset - 30), verdict.offset + 30)
    .replace(/\s+/g, ' ')
    .trim();
  const inAuthors = at !== statement.source;
  if (verdict.kind === 'version') {
    const message = `PostgreSQL ${verdict.version} does not know this SQL of ${statement.operation}: ${verdict.message}`;
    const help = `${inAuthors ? '' : `the statement reads there: … ${near} …; `}newer servers do: say it differently, or compile for the version that you have`;
    return diagnostic('LB604', message, { at, help });
  }
  const help = inAuthors
    ? 'correct the SQL at this place; PostgreSQL would refuse the whole script'
    : `the statement reads there: … ${near} …`;
  return diagnostic('LB601', `${verdict.message} in the SQL of ${statement.operation}`, { at, help });
}

/** The place of an offset of the statement in a template of the author's. */
function authorsPlace(
  statement: RenderedStatement,
  offset: number,
  { sourceOf, locate }: Sources,
): Position | undefined {
  const origin = originAt(statement.origins, offset);
  if (!origin?.sql.at) return undefined;
  const at = locate(origin.sql.at);
  const source = sourceOf(at.file);
  if (source === undefined) return undefined;
  return templatePosition(source, at, origin.index, Math.max(0, Math.min(offset, origin.end) - origin.start));
}

/** The text that holds the offset; an error at the end of a statement belongs to the text that ends there. */
function originAt(origins: readonly Origin[], offset: number): Origin | undefined {
  return origins.find((one) => offset >= one.start && offset < one.end) ?? origins.findLast((one) => one.end <= offset);
}
