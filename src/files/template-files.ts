import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clients } from '../script/clients.ts';

/** The templates that a project may replace, by their file names. */
export const templateNames: readonly string[] = [
  'migration.ts.mustache',
  'baseline.ts.mustache',
  ...clients.map((one) => one.template),
];

/** A template's text: the project's own where it has one, otherwise Limbeck's. */
export async function readTemplate(name: string, folder?: string): Promise<string> {
  if (folder !== undefined) {
    const own = join(folder, name);
    if (existsSync(own)) return readFileSync(own, 'utf8');
  }
  return readFileSync(join(builtIn(), name), 'utf8');
}

/** The package's own folder of templates: beside dist when built, two floors up in the source. */
function builtIn(): string {
  const beside = fileURLToPath(new URL('../templates/', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../templates/', import.meta.url));
}
