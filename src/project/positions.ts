import type { Position } from '../diagnostics/diagnostic.ts';

/**
 * Finds lines and columns of offsets in one text. Asking in rising order costs one pass over the text;
 * asking for an earlier offset begins again.
 */
export class LineIndex {
  readonly #file: string;
  readonly #source: string;
  readonly #loneReturns: boolean;
  #line = 1;
  #lineStart = 0;

  constructor(file: string, source: string) {
    this.#file = file;
    this.#source = source;
    this.#loneReturns = source.includes('\r') && /\r(?!\n)/.test(source);
  }

  /** The position of the UTF-16 unit at `offset`. */
  at(offset: number): Position {
    if (offset < this.#lineStart) {
      this.#line = 1;
      this.#lineStart = 0;
    }
    for (let next = this.#lineEnd(); next !== 0 && next <= offset; next = this.#lineEnd()) {
      this.#line++;
      this.#lineStart = next;
    }
    return { file: this.#file, line: this.#line, column: offset - this.#lineStart + 1 };
  }

  /** The start of the line after the current one; 0 when there is none. */
  #lineEnd(): number {
    const newline = this.#source.indexOf('\n', this.#lineStart) + 1;
    if (!this.#loneReturns) return newline;
    const carriage = this.#source.indexOf('\r', this.#lineStart) + 1;
    if (carriage === 0 || (newline !== 0 && newline <= carriage + 1)) return newline;
    return carriage;
  }
}

/** The position of one offset in a text. */
export function positionAt(file: string, source: string, offset: number): Position {
  return new LineIndex(file, source).at(offset);
}
