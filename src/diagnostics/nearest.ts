/** Edit distance with transpositions (optimal string alignment), given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}

/** The candidates that a person who typed `name` may have meant, best first, at most three. */
export function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const shared = (candidate: string): number => {
    let count = 0;
    while (count < wanted.length && wanted[count] === candidate[count]?.toLowerCase()) count++;
    return count;
  };
  const found: { candidate: string; rank: number }[] = [];
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    let rank = distance(wanted, other, limit);
    if (rank > limit && wanted.length >= 3 && (other.startsWith(wanted) || wanted.startsWith(other))) rank = limit;
    if (rank <= limit) found.push({ candidate, rank });
  }
  found.sort(
    (x, y) => x.rank - y.rank || shared(y.candidate) - shared(x.candidate) || (x.candidate < y.candidate ? -1 : 1),
  );
  return found.slice(0, 3).map((one) => one.candidate);
}

/** `did you mean "users"?`, or undefined when nothing is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const names = nearest(name, candidates);
  if (names.length === 0) return undefined;
  return `did you mean ${names.map((one) => `"${one}"`).join(' or ')}?`;
}
