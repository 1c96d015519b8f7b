import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import type { Migration } from '../dsl/migration.ts';
import type { Metadata } from './scan.ts';

const BRAND = Symbol.for('limbeck.migration');

/** Whether a value is what `migration()` from "limbeck" returns; told by its brand, so that the DSL need not be loaded. */
export function isMigration(value: unknown): value is Migration {
  return typeof value === 'object' && value !== null && Object.getOwnPropertyDescriptor(value, BRAND)?.value === true;
}

/** The differences between the metadata that was read and the metadata of the evaluated migration. */
export function crossCheck(
  file: string,
  read: Metadata,
  evaluated: Metadata,
  at: (name: keyof Metadata) => Position | undefined,
): Diagnostic[] {
  const names = ['revision', 'downRevision', 'message', 'created', 'branchLabels', 'dependsOn'] as const;
  return names
    .filter((name) => !same(read[name], evaluated[name]))
    .map((name) => {
      const message = `"${name}" of ${file} reads ${shown(read[name])} but is ${shown(evaluated[name])} when the file is run`;
      return diagnostic('LB127', message, {
        at: at(name),
        help: 'import `migration` from "limbeck" and call nothing else',
      });
    });
}

type Value = string | readonly string[] | undefined;

function same(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function shown(value: Value): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
