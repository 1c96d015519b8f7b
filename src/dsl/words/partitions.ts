import type { Position } from '../../diagnostics/diagnostic.ts';
import type { PartitionBounds, TableName } from '../../schema/model.ts';
import { inSchema, wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { toLiteral, type Value } from '../values.ts';
import type { InSchema, Recorder } from './recorder.ts';

/** Which rows a partition holds. MINVALUE and MAXVALUE are written with the sql tag. */
export type PartitionRows =
  | { readonly from: readonly Value[]; readonly to: readonly Value[] }
  | { readonly in: readonly Value[] }
  | { readonly modulus: number; readonly remainder: number }
  | { readonly default: true };

interface ParentSchema {
  /** The schema of the partitioned table, where it is another. */
  readonly parentSchema?: string;
}

/** The words for partitions. PostgreSQL. */
export interface PartitionWords {
  /**
   * A new partition of a table that was created with `postgresql: { partitionBy }`.
   * @example
   * op.createPartition('log_2026', 'log', { from: ['2026-01-01'], to: ['2027-01-01'] })
   * // CREATE TABLE log_2026 PARTITION OF log FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
   */
  createPartition(name: string, parent: string, rows: PartitionRows & InSchema & ParentSchema): void;
  /** @example op.attachPartition('log_old', 'log', { default: true }) // ALTER TABLE log ATTACH PARTITION log_old DEFAULT */
  attachPartition(name: string, parent: string, rows: PartitionRows & InSchema & ParentSchema): void;
  /** @example op.detachPartition('log_2020', 'log', { concurrently: true }) // ALTER TABLE log DETACH PARTITION log_2020 CONCURRENTLY */
  detachPartition(
    name: string,
    parent: string,
    options?: InSchema & ParentSchema & { readonly concurrently?: boolean },
  ): void;
}

export function partitionWords({ add }: Recorder): PartitionWords {
  const words: PartitionWords = {
    createPartition(name, parent, rows) {
      const at = callSite(words.createPartition);
      const of = { parent: parentOf(parent, rows, at), bounds: boundsOf(rows, at) };
      add({ kind: 'createPartition', at, table: inSchema(name, rows.schema, at), of });
    },
    attachPartition(name, parent, rows) {
      const at = callSite(words.attachPartition);
      const of = { parent: parentOf(parent, rows, at), bounds: boundsOf(rows, at) };
      add({ kind: 'attachPartition', at, table: inSchema(name, rows.schema, at), of });
    },
    detachPartition(name, parent, options = {}) {
      const at = callSite(words.detachPartition);
      const { schema, concurrently = false } = options;
      const from = parentOf(parent, options, at);
      add({ kind: 'detachPartition', at, table: inSchema(name, schema, at), parent: from, concurrently });
    },
  };
  return words;
}

function parentOf(name: string, { schema, parentSchema = schema }: InSchema & ParentSchema, at: Position): TableName {
  return inSchema(name, parentSchema, at);
}

function boundsOf(rows: PartitionRows, at: Position): PartitionBounds {
  const help =
    "write { from: ['2026-01-01'], to: ['2027-01-01'] }, { in: ['de'] }, { modulus: 4, remainder: 0 } or { default: true }";
  if (typeof rows !== 'object' || rows === null) throw wrong('which rows the partition holds', rows, help, at);
  const list = (values: unknown): readonly Value[] => {
    if (Array.isArray(values)) return values;
    throw wrong('a list of values', values, help, at);
  };
  const literals = (values: unknown) => list(values).map((one) => toLiteral(one, at, 'a bound of the partition'));
  if ('default' in rows && rows.default === true) return { kind: 'default' };
  if ('in' in rows) return { kind: 'list', values: literals(rows.in) };
  if ('modulus' in rows) return { kind: 'hash', modulus: rows.modulus, remainder: rows.remainder };
  if ('from' in rows) return { kind: 'range', from: literals(rows.from), to: literals(rows.to) };
  throw wrong('which rows the partition holds', rows, help, at);
}
