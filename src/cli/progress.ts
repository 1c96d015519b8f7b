import type { Writable } from 'node:stream';

/** Nothing is drawn for work that is done sooner: milliseconds. */
const SILENCE = 1000;
const PAUSE = 100;
const ERASE = '\r\x1b[K';

/** One line on standard error that says how far the work is; drawn only on a terminal, and only after a second. */
export class Progress {
  readonly #stream: Writable | undefined;
  readonly #now: () => number;
  readonly #started: number;
  #drawn = 0;
  #visible = false;

  /** @param stream where to draw; undefined draws nothing */
  constructor(stream: Writable | undefined, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#started = stream === undefined ? 0 : now();
  }

  /**
   * Says how far it is; called as often as it is convenient.
   *
   * @example progress.tell('compiling revision', 120, 10_000) // compiling revision 120 of 10000
   */
  tell(what: string, done?: number, all?: number): void {
    if (this.#stream === undefined) return;
    const now = this.#now();
    if (now - this.#started < SILENCE || now - this.#drawn < PAUSE) return;
    this.#drawn = now;
    this.#visible = true;
    const count = done === undefined ? ' …' : ` ${done}${all === undefined ? '' : ` of ${all}`}`;
    this.#stream.write(`${ERASE}${what}${count}`);
  }

  /** Takes the line away: something else is printed now. */
  clear(): void {
    if (this.#visible) this.#stream?.write(ERASE);
    this.#visible = false;
  }
}
