import type { RangeVar } from 'libpg-query';
import type { TableName } from '../schema/model.ts';
import type { Names } from './nodes.ts';

/** Rows that a statement deletes. */
export interface Deletion {
  readonly table: TableName;
  /** No condition chooses among them. */
  readonly all: boolean;
}

/** All rows that a statement deletes: by DELETE and MERGE, in a WITH too, and by TRUNCATE. */
export function deletionsIn(kind: string, node: unknown, names: Names): readonly Deletion[] {
  const found: Deletion[] = [];
  const add = (relation: RangeVar | undefined, all: boolean): void => {
    if (relation?.relname !== undefined)
      found.push({ table: names.resolve(relation.relname, relation.schemaname), all });
  };
  const visit = (name: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Statement;
    if (name === 'DeleteStmt') add(fields.relation, fields.whereClause === undefined);
    if (name === 'TruncateStmt') for (const one of fields.relations ?? []) add(one.RangeVar, true);
    if (name === 'MergeStmt') {
      const deletes = fields.mergeWhenClauses?.some((one) => one.MergeWhenClause?.commandType === 'CMD_DELETE');
      if (deletes) add(fields.relation, false);
    }
    for (const [key, inner] of Object.entries(value)) visit(key, inner);
  };
  visit(kind, node);
  return found;
}

interface Statement {
  readonly relation?: RangeVar;
  readonly whereClause?: unknown;
  readonly relations?: readonly { readonly RangeVar?: RangeVar }[];
  readonly mergeWhenClauses?: readonly { readonly MergeWhenClause?: { readonly commandType?: string } }[];
}
