/** Runs every *.test.ts in a process of its own, a few at a time; the last line is `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .sort();

let passed = 0;
let failed = 0;
const skipped = new Set<string>();

async function run(file: string): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const total = Number(/Total:\s+(\d+)/.exec(output)?.[1] ?? 0);
  const fine = Number(/Passed:\s+(\d+)/.exec(output)?.[1] ?? 0);
  for (const line of output.match(/^.*(?:skipped|instead): .*$/gm) ?? []) skipped.add(`${file}: ${line.trim()}`);
  const left = Number(/Skipped:\s+(\d+)/.exec(output)?.[1] ?? 0);
  // A file of which nothing can run here says so; any other that tests nothing is broken.
  const empty = total === 0 && left === 0 && !/^skipped: /m.test(output);
  const bad = status === 0 && !empty ? total - fine : Math.max(1, total - fine);
  passed += fine;
  failed += bad;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${bad === 0 ? 'ok  ' : 'FAIL'} ${file} (${fine}/${total}, ${seconds} s)`);
  if (bad > 0) console.log(output);
}

// What waits for a server takes longest, and goes first, so that nothing is left over at the end.
const queue = [
  ...files.filter((file) => /server|mariadb/.test(file)),
  ...files.filter((file) => !/server|mariadb/.test(file)),
];
const workers = Array.from({ length: Math.max(3, Math.min(4, availableParallelism())) }, async () => {
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) await run(file);
});
await Promise.all(workers);

for (const line of [...skipped].sort()) console.log(line);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || files.length === 0 ? 1 : 0;
