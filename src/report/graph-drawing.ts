import { type DrawnNode, type LaneRow, laneRows } from './graph-lanes.ts';

export const graphFormats = ['text', 'mermaid', 'dot', 'svg'] as const;
export type GraphFormat = (typeof graphFormats)[number];

/** The revision graph as text for a terminal, or in the language of a drawing tool. Nodes come children first. */
export function drawGraph(nodes: readonly DrawnNode[], format: GraphFormat): string {
  return drawings[format](nodes);
}

const drawings: Readonly<Record<GraphFormat, (nodes: readonly DrawnNode[]) => string>> = {
  text: drawText,
  mermaid: drawMermaid,
  dot: drawDot,
  svg: drawSvg,
};

function drawText(nodes: readonly DrawnNode[]): string {
  const lines: string[] = [];
  for (const row of laneRows(nodes)) {
    const { node, lane, closed, opened, above, below } = row;
    if (closed.length > 0) lines.push(bridge(lane, closed, above, { left: '╰', right: '╯' }));
    const through = above.filter((one) => one !== lane && !closed.includes(one));
    const needs = node.dependsOn.length > 0 ? ` (needs ${node.dependsOn.join(', ')})` : '';
    const [title = '', ...details] = node.title.split('\n');
    lines.push(
      `${cells([...through, lane], (one) => (one === lane ? '●' : '│'))}  ${title}${details.length === 0 ? needs : ''}`,
    );
    // Beside further lines of a title only what goes on is drawn: the node's own lane, where it has a parent.
    const beside = below.filter((one) => !opened.includes(one) || through.includes(one));
    const width = Math.max(lane, ...through) * 2 + 1;
    for (const line of details) lines.push(`${cells(beside, () => '│').padEnd(width)}  ${line}`);
    if (opened.length > 0) lines.push(bridge(lane, opened, below, { left: '╭', right: '╮' }));
  }
  return `${lines.map((one) => one.trimEnd()).join('\n')}\n`;
}

/** A line from one lane to others: `├─┼─╮`. */
function bridge(
  from: number,
  to: readonly number[],
  lanes: readonly number[],
  ends: { readonly left: string; readonly right: string },
): string {
  const first = Math.min(from, ...to);
  const last = Math.max(from, ...to);
  const all = [...new Set([...lanes, from, ...to])];
  const sign = (one: number): string => {
    if (one === from) return first === from ? '├' : last === from ? '┤' : '┼';
    if (to.includes(one)) return one === first ? ends.left : one === last ? ends.right : ends.left === '╭' ? '┬' : '┴';
    return one > first && one < last ? '┼' : '│';
  };
  return cells(all, sign, (gap) => (gap >= first && gap < last ? '─' : ' '), first, last);
}

function cells(
  lanes: readonly number[],
  sign: (lane: number) => string,
  gap: (lane: number) => string = () => ' ',
  first = 0,
  last = -1,
): string {
  const width = Math.max(-1, ...lanes) + 1;
  let text = '';
  for (let i = 0; i < width; i++) {
    text += lanes.includes(i) ? sign(i) : i > first && i < last ? '─' : ' ';
    if (i < width - 1) text += gap(i);
  }
  return text;
}

/** https://mermaid.js.org/syntax/flowchart.html */
function drawMermaid(nodes: readonly DrawnNode[]): string {
  const names = new Map(nodes.map((one, i) => [one.id, `r${i}`]));
  const quoted = (text: string): string =>
    `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`;
  const lines = nodes.map((one) => `  ${names.get(one.id)}[${quoted(one.title)}]`);
  const links = edges(nodes).map(
    ({ from, to, needs }) => `  ${names.get(from)} ${needs ? '-.->' : '-->'} ${names.get(to)}`,
  );
  return `${['flowchart BT', ...lines, ...links].join('\n')}\n`;
}

/** https://graphviz.org/doc/info/lang.html */
function drawDot(nodes: readonly DrawnNode[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const lines = nodes.map((one) => `  ${quoted(one.id)} [label=${quoted(one.title)}];`);
  const links = edges(nodes).map(
    ({ from, to, needs }) => `  ${quoted(from)} -> ${quoted(to)}${needs ? ' [style=dashed]' : ''};`,
  );
  return `${['digraph revisions {', '  rankdir=BT;', '  node [shape=box];', ...lines, ...links, '}'].join('\n')}\n`;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly needs: boolean;
}

/** From the later revision to the earlier one, among those that are drawn. */
function edges(nodes: readonly DrawnNode[]): readonly Edge[] {
  const known = new Set(nodes.map((one) => one.id));
  return nodes.flatMap(({ id, parents, dependsOn }) => [
    ...parents.filter((to) => known.has(to)).map((to) => ({ from: id, to, needs: false })),
    ...dependsOn.filter((to) => known.has(to)).map((to) => ({ from: id, to, needs: true })),
  ]);
}

const ROW = 26;
const LANE = 22;

function drawSvg(nodes: readonly DrawnNode[]): string {
  const rows = laneRows(nodes);
  const place = new Map(rows.map((row, i) => [row.node.id, { x: 16 + row.lane * LANE, y: 18 + i * ROW, row }]));
  const lanes = Math.max(
    1,
    ...rows.flatMap(({ lane, above, below }) => [lane, ...above, ...below].map((one) => one + 1)),
  );
  const left = 16 + lanes * LANE;
  const longest = Math.max(0, ...nodes.map((one) => one.title.length));
  const width = Math.ceil(left + longest * 7.8 + 16);
  const height = 18 + rows.length * ROW;
  const lines = edges(nodes).map(({ from, to, needs }) => {
    const [a, b] = [place.get(from), place.get(to)];
    if (!a || !b) return '';
    const lane = needs ? a.x : 16 + laneBetween(a.row, b.row, to) * LANE;
    const path = curve(a, lane, b);
    return `  <path d="${path}"${needs ? ' stroke-dasharray="3 3"' : ''}/>`;
  });
  const marks = rows.map(({ node }) => {
    const { x, y } = place.get(node.id) ?? { x: 0, y: 0 };
    return `  <circle cx="${x}" cy="${y}" r="5"/>\n  <text x="${left}" y="${y + 4}">${escaped(node.title)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="The revision graph">
<style>svg{background:#fff}path{fill:none;stroke:#567;stroke-width:2}circle{fill:#134}text{font:13px ui-monospace,monospace;fill:#123}</style>
${lines.filter((one) => one !== '').join('\n')}
${marks.join('\n')}
</svg>
`;
}

/** From a node into its lane, down, and into the other node; a line between neighbours is one bend. */
function curve(
  a: { readonly x: number; readonly y: number },
  lane: number,
  b: { readonly x: number; readonly y: number },
): string {
  const bend = (fromX: number, fromY: number, toX: number, toY: number): string =>
    fromX === toX ? `V${toY}` : `C${fromX},${(fromY + toY) / 2} ${toX},${(fromY + toY) / 2} ${toX},${toY}`;
  if (b.y - a.y <= ROW) return `M${a.x},${a.y} ${bend(a.x, a.y, b.x, b.y)}`;
  const [enter, leave] = [lane === a.x ? a.y : a.y + ROW, lane === b.x ? b.y : b.y - ROW];
  return `M${a.x},${a.y} ${bend(a.x, a.y, lane, enter)} V${leave} ${bend(lane, leave, b.x, b.y)}`;
}

/** The lane in which the line to a parent runs: the child's own for the first one, otherwise that which it opened. */
function laneBetween(child: LaneRow, parent: LaneRow, id: string): number {
  const at = child.node.parents.indexOf(id);
  return at <= 0 ? child.lane : (child.opened[at - 1] ?? parent.lane);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
