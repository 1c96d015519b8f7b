import pc from 'picocolors';
import { noPaint, type Paint } from '../diagnostics/frame.ts';

/** Colours for what goes to standard output. */
export interface ResultPaint {
  readonly revision: (text: string) => string;
  readonly mark: (text: string) => string;
}

const plain = (text: string): string => text;
export const noResultPaint: ResultPaint = { revision: plain, mark: plain };

/** Colours for results, or none. */
export function resultPaint(colors: boolean): ResultPaint {
  if (!colors) return noResultPaint;
  const { yellow, cyan } = pc.createColors(true);
  return { revision: yellow, mark: cyan };
}

/** Colours for diagnostics, or none. */
export function diagnosticPaint(colors: boolean): Paint {
  if (!colors) return noPaint;
  const { bold, red, yellow, dim } = pc.createColors(true);
  return {
    strong: bold,
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    dim,
  };
}
