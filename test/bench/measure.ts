/** Runs programs and measures them from outside. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface Place {
  /** The folder in which the program runs. */
  readonly cwd: string;
  /** The file that receives its standard output. */
  readonly output: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Tells the peak of its process on the fourth stream, which costs a little time. */
const reporter = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, process.resourceUsage().maxRSS + ' '))",
)}`;

/** The wall time of a whole process, in milliseconds: of Node.js, or of another program. */
export async function wallTime(args: readonly string[], place: Place, program = process.execPath): Promise<number> {
  const started = performance.now();
  await run(args, place, program);
  return performance.now() - started;
}

/** The peak memory of a whole process, in megabytes. */
export async function peakMemory(args: readonly string[], place: Place): Promise<number> {
  const report = await run(['--import', reporter, ...args], place);
  return Math.max(...report.trim().split(' ').map(Number)) / 1024;
}

async function run(args: readonly string[], { cwd, output, env }: Place, program = process.execPath): Promise<string> {
  const out = openSync(output, 'w');
  const child = spawn(program, [...args], { cwd, env, stdio: ['ignore', out, 'pipe', 'pipe'] });
  let errors = '';
  let report = '';
  child.stdio[2]?.on('data', (data) => (errors += data));
  child.stdio[3]?.on('data', (data) => (report += data));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  closeSync(out);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${errors}`);
  return report;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
