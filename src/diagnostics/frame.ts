import type { Diagnostic, Position } from './diagnostic.ts';

/** Characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Colours for a terminal; identity functions where there is none. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly dim: (text: string) => string;
}

const plain = (text: string): string => text;
export const noPaint: Paint = { strong: plain, error: plain, warning: plain, dim: plain };

/**
 * A diagnostic as people read it: code, sentence, place, the line before and the line itself, a caret, help.
 *
 * @param sourceOf gives the text of a file of the project, or undefined when it cannot be shown
 */
export function formatDiagnostic(
  one: Diagnostic,
  sourceOf: (file: string) => string | undefined = () => undefined,
  paint: Paint = noPaint,
): string {
  const colour = one.severity === 'error' ? paint.error : paint.warning;
  const lines = [`${colour(`${one.severity}[${one.code}]`)}${paint.strong(`: ${visible(one.message)}`)}`];
  if (one.at) {
    lines.push(`  ${paint.dim(`${one.at.file}:${one.at.line}:${one.at.column}`)}`);
    const source = sourceOf(one.at.file);
    if (source !== undefined) lines.push(...frame(source, one.at, paint));
  }
  if (one.help !== undefined) lines.push(`  ${paint.strong('help:')} ${visible(one.help)}`);
  return lines.join('\n');
}

function frame(source: string, at: Position, paint: Paint): string[] {
  const lines = source.split(/\r\n|[\n\r]/);
  const width = String(at.line).length;
  const shown = (number: number): string[] => {
    const text = lines[number - 1];
    return text === undefined ? [] : [`  ${paint.dim(`${String(number).padStart(width)} │`)} ${visible(text)}`];
  };
  const text = lines[at.line - 1];
  if (text === undefined) return [];
  const indent = [...text.slice(0, at.column - 1)].map((c) => (c === '\t' ? '\t' : WIDE.test(c) ? '  ' : ' ')).join('');
  return [
    ...shown(at.line - 1),
    ...shown(at.line),
    `  ${paint.dim(`${' '.repeat(width)} │`)} ${indent}${paint.error('^')}`,
  ];
}

/** Control and bidirectional characters would change what a terminal shows. */
function visible(text: string): string {
  return text.replace(CONTROL, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
