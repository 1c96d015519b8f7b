/**
 * A map of which every version stays as it is: `set` and `delete` give the next one. A version reads like a `Map` to which the same was
 * done, up to the order of its keys.
 *
 * Versions that follow each other are a line and share one `Map`, in which every key knows what it was when: a version takes no more
 * room than its change, and is read like a `Map`. What is written to a version that has a next one already begins another line on it,
 * which is one more to look at. Whoever only tries something out does so `aside`.
 */
export class PersistentMap<V extends NonNullable<unknown>> {
  readonly size: number;
  private readonly line: Line<V>;
  /** When on its line: the number of changes up to this version. */
  private readonly moment: number;
  private readonly isAside: boolean;

  private constructor(line: Line<V>, moment: number, size: number, isAside = false) {
    this.line = line;
    this.moment = moment;
    this.size = size;
    this.isAside = isAside;
  }

  static of<V extends NonNullable<unknown>>(entries: Iterable<readonly [string, V]> = []): PersistentMap<V> {
    const line = new Line<V>(undefined, 0, 0);
    for (const [key, value] of entries) line.add(key, value);
    return new PersistentMap(line, line.newest, line.entries.size);
  }

  get(key: string): V | undefined {
    return this.entryOf(key)?.value;
  }

  has(key: string): boolean {
    return this.entryOf(key)?.value !== undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    const known = this.entryOf(key);
    if (known?.value === value) return this;
    const isNew = known?.value === undefined;
    return this.next(key, value, isNew ? undefined : known.born, isNew ? this.size + 1 : this.size);
  }

  delete(key: string): PersistentMap<V> {
    return this.has(key) ? this.next(key, undefined, undefined, this.size - 1) : this;
  }

  /** The same, for what is only tried out: this version can still have a next one on its own line. */
  aside(): PersistentMap<V> {
    return new PersistentMap(this.line, this.moment, this.size, true);
  }

  keys(): string[] {
    return this.living().map((one) => one.key);
  }

  values(): V[] {
    return this.living().map((one) => one.value);
  }

  *[Symbol.iterator](): IterableIterator<readonly [string, V]> {
    for (const { key, value } of this.living()) yield [key, value];
  }

  private next(key: string, value: V | undefined, born: number | undefined, size: number): PersistentMap<V> {
    const isLast = this.moment === this.line.newest && !this.isAside && this.size > 0;
    const line = isLast ? this.line : this.branch();
    line.add(key, value, born);
    return new PersistentMap(line, line.newest, size);
  }

  private branch(): Line<V> {
    if (this.size > 0 && this.line.depth < DEEPEST) return new Line(this, this.line.depth + 1, this.moment);
    const line = new Line<V>(undefined, 0, this.moment);
    for (const { key, value, born } of this.living()) line.add(key, value, born);
    return line;
  }

  private entryOf(key: string): Entry<V> | undefined {
    const { base } = this.line;
    const own = this.line.entryAt(key, this.moment);
    return own === undefined && base !== undefined ? base.entryOf(key) : own;
  }

  /** What is there, in its order. */
  private living(): readonly Living<V>[] {
    const { line, moment } = this;
    const found: Living<V>[] = [];
    let isOrdered = true;
    const add = (one: Living<V>): void => {
      isOrdered &&= found.length === 0 || one.born > (found.at(-1)?.born ?? 0);
      found.push(one);
    };
    for (const one of line.base?.living() ?? []) if (line.entryAt(one.key, moment) === undefined) add(one);
    for (const newest of line.entries.values()) {
      const entry = at(newest, moment);
      if (isLiving(entry)) add(entry);
    }
    return isOrdered ? found : found.sort((a, b) => a.born - b.born);
  }
}

/** A line that would stand on more others is made one of its own. */
const DEEPEST = 4;

/** What a key means since some moment; nothing, where it was deleted. */
interface Entry<V> {
  readonly key: string;
  readonly value: V | undefined;
  readonly since: number;
  /** The moment when the key came in, or came back: its place among the others. */
  readonly born: number;
  readonly older: Entry<V> | undefined;
  /** How many are older, and one of them that is much older: so a long history is searched in few steps. */
  readonly count: number;
  readonly jump: Entry<V> | undefined;
}

interface Living<V> extends Entry<V> {
  readonly value: V;
}

function isLiving<V>(entry: Entry<V> | undefined): entry is Living<V> {
  return entry?.value !== undefined;
}

class Line<V extends NonNullable<unknown>> {
  /** The newest entry of every key that was set or deleted on this line. */
  readonly entries = new Map<string, Entry<V>>();
  /** The version on which the line began; its moments are before those of the line. */
  readonly base: PersistentMap<V> | undefined;
  readonly depth: number;
  newest: number;

  constructor(base: PersistentMap<V> | undefined, depth: number, newest: number) {
    this.base = base;
    this.depth = depth;
    this.newest = newest;
  }

  add(key: string, value: V | undefined, born?: number): void {
    const since = ++this.newest;
    const older = this.entries.get(key);
    const count = older === undefined ? 0 : older.count + 1;
    this.entries.set(key, { key, value, since, born: born ?? since, older, count, jump: older && jumpFrom(older) });
  }

  entryAt(key: string, moment: number): Entry<V> | undefined {
    return at(this.entries.get(key), moment);
  }
}

/** The entry of that moment, in the history that the newest one leads to. */
function at<V>(newest: Entry<V> | undefined, moment: number): Entry<V> | undefined {
  let entry = newest;
  while (entry !== undefined && entry.since > moment)
    entry = entry.jump !== undefined && entry.jump.since > moment ? entry.jump : entry.older;
  return entry;
}

/** Jumps of growing length: two of a length make one that is longer. */
function jumpFrom<V>(older: Entry<V>): Entry<V> | undefined {
  const near = older.jump;
  const far = near?.jump;
  if (near === undefined || far === undefined) return older;
  return older.count - near.count === near.count - far.count ? far : older;
}
