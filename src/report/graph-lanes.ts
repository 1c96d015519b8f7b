/** A revision for the drawing, children before their parents. */
export interface DrawnNode {
  readonly id: string;
  readonly parents: readonly string[];
  /** Needed beside the parents. */
  readonly dependsOn: readonly string[];
  /** Ready to be shown; several lines only in a text. */
  readonly title: string;
}

/** A node in its lane, and the lanes around it. */
export interface LaneRow {
  readonly node: DrawnNode;
  readonly lane: number;
  /** Lanes that end in this node, beside its own: branches that begin here. */
  readonly closed: readonly number[];
  /** Lanes that begin under it, beside its own: further parents. */
  readonly opened: readonly number[];
  /** The lanes that lines run through just above the node, and just below it. */
  readonly above: readonly number[];
  readonly below: readonly number[];
}

/** Gives every node a lane, newest first; a line keeps its lane until it ends. */
export function laneRows(nodes: readonly DrawnNode[]): readonly LaneRow[] {
  const known = new Set(nodes.map((one) => one.id));
  // What each lane waits for.
  const lanes: (string | undefined)[] = [];
  const used = (): number[] => lanes.flatMap((one, i) => (one === undefined ? [] : [i]));
  const free = (): number => {
    const found = lanes.indexOf(undefined);
    return found >= 0 ? found : lanes.length;
  };
  return nodes.map((node) => {
    const above = used();
    const waiting = above.filter((i) => lanes[i] === node.id);
    const lane = waiting[0] ?? free();
    const closed = waiting.slice(1);
    for (const i of waiting) lanes[i] = undefined;
    const parents = [...new Set(node.parents)].filter((one) => known.has(one));
    const opened: number[] = [];
    parents.forEach((parent, i) => {
      if (i === 0) lanes[lane] = parent;
      else {
        const other = lanes.indexOf(parent);
        const target = other >= 0 && other !== lane ? other : free();
        lanes[target] = parent;
        opened.push(target);
      }
    });
    return { node, lane, closed, opened, above, below: used() };
  });
}
