import { createHash } from 'node:crypto';
import type { Operation } from '../operations/operation.ts';

/** What is applied at a place of the chain, as digests over what the migrations say; comments and layout do not change them. */
export interface Meaning {
  /** Over all that is applied, in whatever order. */
  readonly all: string;
  /** Those of the latest revisions. */
  readonly latest: readonly RevisionDigest[];
}

export interface RevisionDigest {
  readonly revision: string;
  readonly digest: string;
}

/** Of so many revisions it can be said which was edited. */
const NAMED = 20;
const SIZE = 16;

export function meaningOf(applied: readonly RevisionDigest[]): Meaning {
  return withRevisions({ all: '0'.repeat(2 * SIZE), latest: [] }, applied);
}

/** With some revisions more, or less. The digests of revisions are added without carry: what is added twice is taken away. */
export function withRevisions({ all, latest }: Meaning, changed: readonly RevisionDigest[], down = false): Meaning {
  const sum = Buffer.from(all, 'hex');
  for (const { revision, digest } of changed) {
    const own = createHash('sha256')
      .update(JSON.stringify([revision, digest]))
      .digest();
    for (let i = 0; i < SIZE; i++) sum[i] = (sum[i] ?? 0) ^ (own[i] ?? 0);
  }
  const gone = new Set(down ? changed.map((one) => one.revision) : []);
  const left = [...latest, ...(down ? [] : changed)].filter((one) => !gone.has(one.revision));
  return { all: sum.toString('hex'), latest: left.slice(-NAMED) };
}

/** What a migration does. Where it says so does not matter. */
export function digestOfRevision(revision: string, operations: readonly Operation[]): RevisionDigest {
  const text = JSON.stringify(operations, (key, value: unknown) => {
    if (key === 'at' && isPlace(value)) return undefined;
    if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
      return `${typeof value} ${value}`;
    return value;
  });
  return { revision, digest: createHash('sha256').update(text).digest('hex').slice(0, SIZE) };
}

function isPlace(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'file' in value && 'line' in value && 'column' in value;
}
