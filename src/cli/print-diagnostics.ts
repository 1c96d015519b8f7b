import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatDiagnostic } from '../diagnostics/frame.ts';
import { diagnosticPaint } from './paint.ts';
import type { CommandContext } from './plain-command.ts';

/** Diagnostics as people read them, on standard error; errors last, where the eye is. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sourceOf: (file: string) => string | undefined,
  { stderr, terminal }: Pick<CommandContext, 'stderr' | 'terminal'>,
): void {
  if (diagnostics.length === 0) return;
  const ordered = [...diagnostics].sort((a, b) => Number(isError(a)) - Number(isError(b)));
  const paint = diagnosticPaint(terminal.colors);
  const errors = diagnostics.filter(isError).length;
  const count = errors > 1 ? `\n${paint.strong(`${errors} errors`)}\n` : '';
  stderr.write(`${ordered.map((one) => formatDiagnostic(one, sourceOf, paint)).join('\n\n')}\n${count}`);
}
