/**
 * The circles of a directed graph: for every group of nodes that all reach each other, the members of a shortest
 * circle through the first of them, and the rest of the group. Innocent nodes before or after a circle are not named
 * (Alembic names them, alembic.md W24). Iterative, linear but for the shortest circles.
 */
export interface Circle {
  /** In order: each needs the next, the last needs the first. */
  readonly path: readonly string[];
  /** Members of further circles that are interwoven with this one. */
  readonly others: readonly string[];
}

type Neighbours = (id: string) => readonly string[];

/** @param neededBy the opposite of `needs` */
export function findCircles(ids: readonly string[], needs: Neighbours, neededBy: Neighbours): Circle[] {
  const suspects = entangled(ids, needs, neededBy);
  if (suspects.size === 0) return [];
  const within = (id: string): readonly string[] => needs(id).filter((other) => suspects.has(other));
  return groups([...suspects], within)
    .filter((group) => group.length > 1)
    .map((group) => {
      const members = new Set(group);
      const inOrder = ids.filter((id) => members.has(id));
      const path = shortestCircle(inOrder[0] ?? '', (id) => within(id).filter((other) => members.has(other)));
      return { path, others: inOrder.filter((id) => !path.includes(id)) };
    });
}

/** Kahn's algorithm: what cannot be put in an order. Empty for every healthy project, in linear time. */
function entangled(ids: readonly string[], needs: Neighbours, neededBy: Neighbours): Set<string> {
  const missing = new Map<string, number>();
  const free: string[] = [];
  for (const id of ids) {
    const { length } = needs(id);
    if (length === 0) free.push(id);
    else missing.set(id, length);
  }
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    for (const child of neededBy(id)) {
      const left = (missing.get(child) ?? 0) - 1;
      if (left > 0) missing.set(child, left);
      else {
        missing.delete(child);
        free.push(child);
      }
    }
  }
  return new Set(missing.keys());
}

/** Tarjan's strongly connected components, with an explicit stack. */
function groups(ids: readonly string[], needs: Neighbours): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: string[][] = [];
  for (const root of ids) {
    if (index.has(root)) continue;
    const work: { readonly id: string; readonly todo: string[] }[] = [];
    const enter = (id: string): void => {
      index.set(id, index.size);
      low.set(id, index.size - 1);
      open.push(id);
      isOpen.add(id);
      work.push({ id, todo: [...needs(id)] });
    };
    const lower = (id: string, value: number): void => {
      low.set(id, Math.min(low.get(id) ?? value, value));
    };
    enter(root);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { id } = top;
      const next = top.todo.pop();
      if (next !== undefined) {
        if (!index.has(next)) enter(next);
        else if (isOpen.has(next)) lower(id, index.get(next) ?? 0);
        continue;
      }
      work.pop();
      const above = work.at(-1);
      if (above) lower(above.id, low.get(id) ?? 0);
      if (low.get(id) !== index.get(id)) continue;
      const group = open.splice(open.lastIndexOf(id));
      for (const member of group) isOpen.delete(member);
      found.push(group);
    }
  }
  return found;
}

/** Breadth first from `start` back to `start`. */
function shortestCircle(start: string, needs: Neighbours): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const id of queue) {
    for (const next of needs(id)) {
      if (next === start) {
        const path = [id];
        for (let at = id; at !== start; ) {
          at = cameFrom.get(at) ?? start;
          path.unshift(at);
        }
        return path;
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, id);
      queue.push(next);
    }
  }
  return [start];
}
