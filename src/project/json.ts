import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import { positionAt } from './positions.ts';

/** The value of a JSON file, or what is wrong with it and where. */
export function readJson(
  code: 'LB108' | 'LB173',
  file: string,
  source: string,
): { readonly value: unknown } | { readonly diagnostic: Diagnostic } {
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    const at = positionAt(file, source, jsonFault(source));
    const text = error instanceof Error ? error.message : String(error);
    const help = 'JSON has no comments, no trailing commas, and double quotes only';
    const reason = text.replace(/ (?:in JSON )?at position \d+.*$|, ".*$/s, '');
    return { diagnostic: diagnostic(code, `${file} is not JSON: ${reason}`, { at, help }) };
  }
}

/** Where a text stops being the beginning of JSON; V8 does not always tell. */
function jsonFault(source: string): number {
  const mayGoOn = (length: number): boolean => {
    try {
      JSON.parse(source.slice(0, length));
      return true;
    } catch (error) {
      const text = error instanceof Error ? error.message : '';
      return /^Unexpected end|^Unterminated/.test(text) || text.includes(`at position ${length}`);
    }
  };
  let good = 0;
  let bad = source.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (mayGoOn(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
