import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Migration } from '../dsl/migration.ts';
import type { Metadata, Scanned } from './scan.ts';

const BRAND = Symbol.for('limbeck.migration');

/** Whether a value is what `migration()` from "limbeck" returns; told by its brand, so that the DSL need not be loaded. */
export function isMigration(value: unknown): value is Migration {
  return typeof value === 'object' && value !== null && Object.getOwnPropertyDescriptor(value, BRAND)?.value === true;
}

const NAMES = ['revision', 'downRevision', 'message', 'created', 'branchLabels', 'dependsOn'] as const;

/** The differences between the metadata that was read and the metadata of the evaluated migration. */
export function crossCheck(read: Scanned, evaluated: Metadata): Diagnostic[] {
  const differences: Diagnostic[] = [];
  for (const name of NAMES) {
    if (isSame(read[name], evaluated[name])) continue;
    const message = `"${name}" of ${read.file} reads ${shown(read[name])} but is ${shown(evaluated[name])} when the file is run`;
    const help = 'import `migration` from "limbeck" and call nothing else';
    differences.push(diagnostic('LB127', message, { at: read.at.of(name), help }));
  }
  return differences;
}

type Value = string | readonly string[] | undefined;

function isSame(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function shown(value: Value): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
