import type { Position } from '../../diagnostics/diagnostic.ts';
import type { SequenceOptions } from '../../schema/objects.ts';
import { inSchema, requireName, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { tableName } from '../table.ts';
import type { Cascade, IfExists, IfNotExists, InSchema, Recorder } from './recorder.ts';

/** What a sequence counts by. */
export interface SequenceSettings {
  readonly type?: 'smallint' | 'integer' | 'bigint';
  readonly start?: number | bigint;
  readonly increment?: number | bigint;
  /** null takes the limit away. */
  readonly minValue?: number | bigint | null;
  /** null takes the limit away. */
  readonly maxValue?: number | bigint | null;
  readonly cache?: number;
  readonly cycle?: boolean;
  /** The column with which it is dropped; null gives it free. */
  readonly ownedBy?: { readonly table: string; readonly column: string; readonly schema?: string } | null;
}

/** The words for sequences. */
export interface SequenceWords {
  /** PostgreSQL. @example op.createSequence('order_no', { start: 1000 }) // CREATE SEQUENCE order_no START WITH 1000 */
  createSequence(
    name: string,
    options?: InSchema & IfNotExists & SequenceSettings & { readonly comment?: string },
  ): void;
  /** PostgreSQL. @example op.alterSequence('order_no', { increment: 10 }) // ALTER SEQUENCE order_no INCREMENT BY 10 */
  alterSequence(name: string, change: InSchema & SequenceSettings & { readonly restart?: number | bigint }): void;
  /** PostgreSQL. @example op.renameSequence('order_no', 'order_number') // ALTER SEQUENCE order_no RENAME TO order_number */
  renameSequence(name: string, to: string, options?: InSchema): void;
  /** PostgreSQL. @example op.dropSequence('order_no') // DROP SEQUENCE order_no */
  dropSequence(name: string, options?: InSchema & IfExists & Cascade): void;
}

export function sequenceWords({ add }: Recorder): SequenceWords {
  const words: SequenceWords = {
    createSequence(name, { schema, ifNotExists = false, comment, ...options } = {}) {
      const at = callSite(words.createSequence);
      add({
        kind: 'createObject',
        at,
        object: {
          kind: 'sequence',
          ...inSchema(name, schema, at),
          ...sequenceOptions(options, at),
          ...(comment !== undefined && { comment }),
        },
        ifNotExists,
      });
    },
    alterSequence(name, change) {
      const at = callSite(words.alterSequence);
      if (typeof change !== 'object' || change === null)
        throw wrong('the change', change, 'write for instance { increment: 10 }', at);
      const { schema, restart, ...options } = change;
      const sequence = inSchema(name, schema, at);
      const again = restart === undefined ? {} : { restart };
      add({ kind: 'alterSequence', at, sequence, change: sequenceOptions(options, at), ...again });
    },
    renameSequence(name, to, { schema } = {}) {
      const at = callSite(words.renameSequence);
      const reference = { kind: 'sequence', ...inSchema(name, schema, at) } as const;
      add({ kind: 'renameObject', at, reference, to: requireName(to, 'the new name', at) });
    },
    dropSequence(name, { schema, ifExists = false, cascade = false } = {}) {
      const at = callSite(words.dropSequence);
      const reference = { kind: 'sequence', ...inSchema(name, schema, at) } as const;
      add({ kind: 'dropObject', at, reference, ifExists, cascade });
    },
  };
  return words;
}

function sequenceOptions({ ownedBy, ...rest }: SequenceSettings, at: Position): SequenceOptions {
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  if (ownedBy === undefined) return known;
  if (ownedBy === null) return { ...known, ownedBy: null };
  const { table, column, schema } = ownedBy;
  const owner = tableName(schema === undefined ? table : { table, schema });
  return { ...known, ownedBy: { table: owner, column: requireName(column, 'the column of ownedBy', at) } };
}
