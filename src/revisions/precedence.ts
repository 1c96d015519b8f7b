/** What must come before what, for revisions that are given each after all that it needs. */
export interface Precedence {
  /** Must the first be applied before the second? A revision does not come before itself. */
  readonly comesBefore: (first: string, second: string) => boolean;
  /** Are there two of which neither must come before the other? */
  readonly isPartial: boolean;
}

interface Place {
  readonly line: number;
  readonly step: number;
  /** How far up the other lines all that comes before the line's first revision reaches; shared along the line. */
  readonly reach: ReadonlyMap<number, number>;
}

/**
 * Divides the graph into lines, so that every question takes the time of one look-up: a long chain is one line, whatever its length.
 *
 * @param order each after all that it needs
 */
export function precedenceOf(order: readonly string[], needs: (id: string) => readonly string[]): Precedence {
  const places = new Map<string, Place>();
  const ends: string[] = [];
  for (const id of order) {
    const before = needs(id).filter((one) => places.has(one));
    const [only, ...more] = before;
    const place = only === undefined ? undefined : places.get(only);
    if (place && more.length === 0 && ends[place.line] === only) {
      places.set(id, { ...place, step: place.step + 1 });
      ends[place.line] = id;
      continue;
    }
    const reach = new Map<number, number>();
    const reaches = (line: number, step: number): void => void reach.set(line, Math.max(step, reach.get(line) ?? -1));
    for (const one of before) {
      const known = places.get(one);
      if (!known) continue;
      for (const [line, step] of known.reach) reaches(line, step);
      reaches(known.line, known.step);
    }
    places.set(id, { line: ends.length, step: 0, reach });
    ends.push(id);
  }
  const comesBefore = (first: string, second: string): boolean => {
    const [a, b] = [places.get(first), places.get(second)];
    if (!a || !b || first === second) return false;
    return a.line === b.line ? a.step < b.step : (b.reach.get(a.line) ?? -1) >= a.step;
  };
  // A line that begins where another goes on, or that nothing joins, leaves something open.
  const isPartial = order.some((id, i) => i > 0 && !comesBefore(order[i - 1] ?? '', id));
  return { comesBefore, isPartial };
}
