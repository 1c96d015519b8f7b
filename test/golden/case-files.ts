import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dialects } from '../../src/dialects/index.ts';

const results: ReadonlySet<string> = new Set(dialects.map((one) => `${one.name}.sql`));

/** Copies what a case is made of, without its results, into a folder of migrations. */
export function copyCase(name: string, folder: string): void {
  const from = join(import.meta.dirname, name);
  for (const file of readdirSync(from)) {
    if (/\.(?:ts|csv|sql)$/.test(file) && !results.has(file)) cpSync(join(from, file), join(folder, file));
  }
}
