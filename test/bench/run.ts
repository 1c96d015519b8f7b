/**
 * Measures whole commands of the built program on linear chains and prints a table. Nothing here passes or fails.
 *
 *     npm run build && npm run bench -- [--size N]… [--runs N] [--typed] [--program dist/bin.js] [--alembic python3]
 *
 * Cold is the first run after the files were written, with an empty cache folder; warm is a run after it. Every figure is the
 * median over the rounds, and each round measures everything once, so that a busy moment spoils one round of all and not one
 * command. The cost per revision is that of the cold run without the same command's cold run on a chain of one revision; growth
 * compares it with that of the chain before. With a Python that has Alembic, `upgrade head --sql` of a like chain runs in turn with
 * the cold compile, its bytecode written by a run before.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeAlembicChain } from './alembic.ts';
import { revisionAt, writeChain } from './corpus.ts';
import { median, type Place, peakMemory, wallTime } from './measure.ts';

interface Figures {
  readonly cold: number[];
  readonly warm: number[];
  memory: number;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['100', '1000', '10000'] },
    runs: { type: 'string', default: '3' },
    typed: { type: 'boolean', default: false },
    program: { type: 'string', default: join(import.meta.dirname, '../../dist/bin.js') },
    alembic: { type: 'string' },
  },
});
const program = resolve(values.program);
if (!existsSync(program)) throw new Error(`there is no ${program}: npm run build makes it`);
const sizes = [...new Set([1, ...values.size.map(Number)])].sort((a, b) => a - b);
const runs = Number(values.runs);

const commands: readonly { readonly name: string; readonly args: (size: number) => readonly string[] }[] = [
  { name: 'heads', args: () => ['heads'] },
  { name: 'history', args: () => ['history'] },
  { name: 'compile all', args: () => ['compile', '--from', 'base', '--to', 'head'] },
  {
    name: 'compile last',
    args: (size) => ['compile', '--from', size === 1 ? 'base' : revisionAt(size - 1), '--to', 'head'],
  },
];

const root = mkdtempSync(join(tmpdir(), 'limbeck-bench-'));
const idle: number[] = [];
const figures = new Map<string, Figures>();

/** A project of its own with a home of its own: whatever a run keeps is new. */
function freshPlace(size: number): Place {
  const cwd = mkdtempSync(join(root, 'chain-'));
  writeChain(cwd, { size, typed: values.typed });
  const home = join(cwd, 'home');
  return {
    cwd,
    output: join(cwd, 'output'),
    env: { ...process.env, HOME: home, XDG_CACHE_HOME: join(home, '.cache') },
  };
}

/** The same chain for Alembic, once for all rounds: its modules are compiled to bytecode at the first. */
const alembicPlaces = new Map<number, Place>();
const alembic = new Map<number, number[]>();

async function measureAlembic(python: string, size: number): Promise<void> {
  const known = alembicPlaces.get(size);
  const cwd = known?.cwd ?? mkdtempSync(join(root, 'alembic-'));
  // Without bytecode on the disk, every run would compile every module again.
  const { PYTHONDONTWRITEBYTECODE: _, ...env } = process.env;
  const place = known ?? { cwd, output: join(cwd, 'output'), env };
  const line = ['-m', 'alembic.config', 'upgrade', 'head', '--sql'];
  if (known === undefined) {
    writeAlembicChain(cwd, size);
    alembicPlaces.set(size, place);
    await wallTime(line, place, python);
  }
  alembic.set(size, [...(alembic.get(size) ?? []), await wallTime(line, place, python)]);
}

async function measure(size: number, last: boolean): Promise<void> {
  if (values.alembic !== undefined && size > 1) await measureAlembic(values.alembic, size);
  for (const { name, args } of commands) {
    const place = freshPlace(size);
    const line = [program, ...args(size)];
    const key = `${name} ${size}`;
    const found: Figures = figures.get(key) ?? { cold: [], warm: [], memory: 0 };
    figures.set(key, found);
    idle.push(await wallTime(['-e', '0'], place));
    found.cold.push(await wallTime(line, place));
    found.warm.push(await wallTime(line, place));
    if (last) found.memory = await peakMemory(line, place);
    rmSync(place.cwd, { recursive: true, force: true });
  }
}

function print(): void {
  const start = median(idle);
  const titles = ['revisions', 'cold ms', 'x node', 'warm ms', 'x node', 'peak MB', 'us/revision', 'growth'];
  console.log(
    `node -e 0: ${start.toFixed(0)} ms; medians of ${runs} rounds${values.typed ? '; files with types' : ''}\n`,
  );
  console.log(`${'command'.padEnd(14)}${titles.map((one) => one.padStart(12)).join('')}`);
  for (const { name } of commands) {
    const base = median(figures.get(`${name} 1`)?.cold ?? []);
    let before = Number.NaN;
    for (const size of sizes) {
      const found = figures.get(`${name} ${size}`);
      if (found === undefined) continue;
      const [cold, warm] = [median(found.cold), median(found.warm)];
      const cost = size === 1 ? Number.NaN : (1000 * (cold - base)) / size;
      const growth = cost / before;
      before = cost;
      const cells = [
        String(size),
        cold.toFixed(0),
        (cold / start).toFixed(2),
        warm.toFixed(0),
        (warm / start).toFixed(2),
        found.memory.toFixed(0),
        Number.isNaN(cost) ? '' : cost.toFixed(0),
        Number.isNaN(growth) ? '' : growth.toFixed(2),
      ];
      console.log(`${name.padEnd(14)}${cells.map((one) => one.padStart(12)).join('')}`);
    }
  }
}

function printBesideAlembic(): void {
  for (const [size, times] of alembic) {
    const [theirs, ours] = [median(times), median(figures.get(`compile all ${size}`)?.cold ?? [])];
    console.log(
      `${size} revisions: Alembic ${theirs.toFixed(0)} ms, ${(theirs / ours).toFixed(2)} times the cold compile`,
    );
  }
}

try {
  for (let round = 1; round <= runs; round++) {
    for (const size of sizes) await measure(size, round === runs);
  }
  print();
  printBesideAlembic();
} finally {
  rmSync(root, { recursive: true, force: true });
}
