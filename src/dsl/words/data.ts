import { columnTypes, inSchema, rowsByColumns } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import type { AnyColumn } from '../column.ts';
import type { Value } from '../values.ts';
import type { InSchema, Recorder } from './recorder.ts';

/** A row by column names. */
export type Row = { readonly [column: string]: Value };

/** The words for rows. */
export interface DataWords {
  /** Inserts rows. @example op.bulkInsert('role', [{ id: 1, name: 'admin' }]) // INSERT INTO role (id, name) VALUES (1, 'admin') */
  bulkInsert(
    table: string,
    rows: readonly Row[],
    options?: InSchema & { readonly types?: { readonly [column: string]: AnyColumn } },
  ): void;
}

export function dataWords({ add }: Recorder): DataWords {
  const words: DataWords = {
    bulkInsert(table, rows, { schema, types } = {}) {
      const at = callSite(words.bulkInsert);
      const typed = types && columnTypes(types, at);
      for (const part of rowsByColumns(rows, at)) {
        add({ kind: 'bulkInsert', at, table: inSchema(table, schema, at), ...part, ...(typed && { types: typed }) });
      }
    },
  };
  return words;
}
