import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from './positions.ts';
import { loadTranslator } from './transform.ts';

/** The syntax errors of files, for those that have any. */
export async function syntaxErrors(
  files: readonly string[],
  sourceOf: (file: string) => string | undefined,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const translator = await loadTranslator();
  const found = new Map<string, readonly Diagnostic[]>();
  for (const file of files) {
    const source = sourceOf(file) ?? '';
    const result = translator?.translate(file, source);
    if (result === undefined || !('errors' in result)) continue;
    const diagnostics = result.errors.map(
      ({ message, offset, help = 'correct the syntax at this place or just before it' }) =>
        diagnostic('LB130', message.replace(/\.$/, ''), { at: positionAt(file, source, offset), help }),
    );
    found.set(file, diagnostics);
  }
  return found;
}
