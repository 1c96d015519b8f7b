import type { Position } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import type { Catalog } from '../schema/catalog.ts';
import type { ParsedStatement } from '../sql/postgres.ts';
import { alterTable } from './alter-table.ts';
import { comment } from './comments.ts';
import { createTable } from './create-table.ts';
import { type Deletion, deletionsIn } from './deletions.ts';
import { alterDomain, createDomain } from './domains.ts';
import { drop } from './drops.ts';
import { alterEnum, createEnum } from './enums.ts';
import { createIndex } from './indexes.ts';
import { Names, type NodeKind } from './nodes.ts';
import { grant } from './privileges.ts';
import type { Reader } from './reader.ts';
import { rename } from './renames.ts';
import { createRoutine } from './routines.ts';
import { createExtension, createSchema } from './schemas.ts';
import { alterSequence, createSequence } from './sequences.ts';
import { NotUnderstood, Source } from './source.ts';
import { moveToSchema } from './table-options.ts';
import { createPolicy, createTrigger } from './triggers.ts';
import { createTableAs, createView, refreshView } from './views.ts';

/** The statements that change what a catalog holds. */
const readers: { readonly [K in NodeKind]?: Reader<K> } = {
  AlterDomainStmt: alterDomain,
  AlterEnumStmt: alterEnum,
  AlterObjectSchemaStmt: moveToSchema,
  AlterSeqStmt: alterSequence,
  AlterTableStmt: alterTable,
  CommentStmt: comment,
  CreateDomainStmt: createDomain,
  CreateEnumStmt: createEnum,
  CreateExtensionStmt: createExtension,
  CreateFunctionStmt: createRoutine,
  CreatePolicyStmt: createPolicy,
  CreateSchemaStmt: createSchema,
  CreateSeqStmt: createSequence,
  CreateStmt: createTable,
  CreateTableAsStmt: createTableAs,
  CreateTrigStmt: createTrigger,
  DropStmt: drop,
  GrantStmt: grant,
  IndexStmt: createIndex,
  RefreshMatViewStmt: refreshView,
  RenameStmt: rename,
  ViewStmt: createView,
};

/** Statements that read or change rows, or the session: the schema stays as it is. */
const harmless: ReadonlySet<string> = new Set<NodeKind>([
  'AlterOwnerStmt',
  'CheckPointStmt',
  'ClusterStmt',
  'CopyStmt',
  'DeleteStmt',
  'ExplainStmt',
  'InsertStmt',
  'LockStmt',
  'MergeStmt',
  'ReindexStmt',
  'SelectStmt',
  'TruncateStmt',
  'UpdateStmt',
  'VacuumStmt',
  'VariableSetStmt',
  'VariableShowStmt',
]);

/** What a statement does to the schema. */
export type Reading =
  | { readonly kind: 'operations'; readonly operations: readonly Operation[] }
  /** Nothing that a catalog holds; rows may go. */
  | { readonly kind: 'harmless'; readonly deletes: readonly Deletion[] }
  | { readonly kind: 'unknown'; readonly why: string };

export interface ReadOptions {
  /** Where the operations say that they are written. */
  readonly at: Position;
  /** What is made in `public` is called by its name alone. */
  readonly publicIsHome?: boolean;
}

/**
 * Reads one statement of SQL as the operations that say the same.
 *
 * @param text the statement's own text, as it was parsed
 * @param catalog the schema before it: what `DROP TYPE mood` drops, or `ALTER TABLE` renames, is known there
 */
export function readStatement(
  { kind, node }: ParsedStatement,
  text: string,
  catalog: Catalog,
  { at, publicIsHome = false }: ReadOptions,
): Reading {
  const names = new Names(catalog, publicIsHome);
  if (harmless.has(kind)) return { kind: 'harmless', deletes: deletionsIn(kind, node, names) };
  const reader = (readers as Readonly<Record<string, AnyReader | undefined>>)[kind];
  if (reader === undefined) return { kind: 'unknown', why: nameOfStatement(kind, node) };
  try {
    const operations = reader(node, { source: new Source(text), names, at });
    return operations.length === 0 ? { kind: 'harmless', deletes: [] } : { kind: 'operations', operations };
  } catch (error) {
    if (error instanceof NotUnderstood) return { kind: 'unknown', why: error.message };
    throw error;
  }
}

type AnyReader = (node: unknown, context: Parameters<Reader<'CreateStmt'>>[1]) => readonly Operation[];

/** `CompositeTypeStmt` as `COMPOSITE TYPE`, and what is defined as what it is: `CREATE AGGREGATE`. */
function nameOfStatement(kind: string, node: unknown): string {
  if (kind === 'DefineStmt') {
    const { kind: what = '' } = node as { readonly kind?: string };
    return `CREATE ${what.replace('OBJECT_', '').replace(/^TS/, 'TEXT SEARCH ')}`;
  }
  return kind
    .replace(/Stmt$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase();
}
