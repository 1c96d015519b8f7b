import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { VersionMoveData } from './compare.ts';

export const FILES = ['ops', 'graph', 'e2e'] as const;
export type FileName = (typeof FILES)[number];

export const SHARED_DATA: string = fileURLToPath(new URL('./data', import.meta.url));

/** An operation case; the vocabulary of `ops` is that of the data's README. */
export interface OpsCase {
  readonly id: string;
  readonly group: string;
  readonly dialects?: readonly string[];
  readonly naming_convention?: Readonly<Record<string, string>>;
  readonly setup_ops?: readonly unknown[];
  readonly ops: readonly unknown[];
  readonly weak?: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, OpsExpectation>>;
}

export interface OpsExpectation {
  readonly sql?: readonly string[];
  readonly alternatives?: readonly (readonly string[])[];
  readonly error?: string;
}

export interface GraphCase {
  readonly id: string;
  readonly kind: string;
  /** In load order. */
  readonly revisions: readonly {
    readonly revision: string;
    readonly down_revision: readonly string[];
    readonly depends_on: readonly string[];
    readonly branch_labels: readonly string[];
  }[];
  readonly queries: readonly GraphQuery[];
}

export interface GraphQuery {
  readonly q: string;
  readonly from?: readonly string[];
  readonly start?: readonly string[];
  readonly to?: string | readonly string[];
  readonly range?: string;
  readonly symbol?: string;
  readonly result?: unknown;
  readonly steps?: readonly GraphStepData[];
  readonly heads_after?: readonly string[];
  readonly error?: string;
  readonly weak?: string;
  readonly unstable?: string;
}

export interface GraphStepData {
  readonly revision?: string;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly version_table: readonly VersionMoveData[];
}

export interface E2eCase {
  readonly id: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly dialects: readonly string[];
  readonly revisions: readonly unknown[];
  /** What must be there before the scripts can be executed. */
  readonly before?: Readonly<Record<string, readonly string[]>>;
  readonly commands: readonly (readonly string[])[];
  readonly weak?: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, readonly E2eExpectation[]>>;
}

export interface E2eExpectation {
  readonly command: string;
  readonly text?: string;
  readonly alternatives?: readonly string[];
  readonly error?: string;
}

export interface Corpus {
  readonly ops: readonly OpsCase[];
  readonly graph: readonly GraphCase[];
  readonly e2e: readonly E2eCase[];
}

/** A file of a data folder, `.json` or `.json.gz`; undefined when the folder has none. */
export function readCases<K extends FileName>(folder: string, name: K): Corpus[K] | undefined {
  const text = readText(folder, name);
  return text === undefined ? undefined : (JSON.parse(text) as Corpus[K]);
}

/** Whether a folder's file is the one that this repository carries, for which exact numbers are expected. */
export function isSharedFile(folder: string, name: FileName): boolean {
  return folder === SHARED_DATA || readText(folder, name) === readText(SHARED_DATA, name);
}

function readText(folder: string, name: FileName): string | undefined {
  const plain = join(folder, `${name}.json`);
  if (existsSync(plain)) return readFileSync(plain, 'utf8');
  const packed = `${plain}.gz`;
  return existsSync(packed) ? gunzipSync(readFileSync(packed)).toString('utf8') : undefined;
}

/** `--data`, then LIMBECK_CONFORMANCE, then the data that this repository carries. */
export function dataFolder(option: string | undefined): string {
  return option ?? process.env.LIMBECK_CONFORMANCE ?? SHARED_DATA;
}
