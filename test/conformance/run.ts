import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { applyRules, type Judged, readRules, ruleFaults } from './better.ts';
import { type Compared, compareE2e, compareGraph, compareOps, type E2eAnswers, type OpsAnswers } from './compare.ts';
import { dataFolder, type E2eCase, FILES, type FileName, isSharedFile, type OpsCase, readCases } from './data.ts';
import { answerGraph } from './graph-adapter.ts';

const USAGE = 'usage: npm run conformance -- [--data DIR] [--only ops|graph|e2e] [--dialect D]… [--json]';

/** Adapters that answer the cases by means of the compiler; a file is skipped while its adapter does not exist. */
interface OpsAdapter {
  /** The dialects that are complete: those that run when none is named. */
  readonly built: readonly string[];
  answerOps(cases: readonly OpsCase[], dialects: readonly string[] | undefined): Promise<OpsAnswers>;
}
interface E2eAdapter {
  /** As `built`. */
  readonly built: readonly string[];
  answerE2e(cases: readonly E2eCase[], dialects: readonly string[] | undefined): Promise<E2eAnswers>;
}

/** Runs the conformance data and prints what differs; the exit status is 0 only if nothing does. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      only: { type: 'string', multiple: true },
      dialect: { type: 'string', multiple: true },
      json: { type: 'boolean' },
    },
  });
  const only = values.only?.flatMap((one) => one.split(','));
  const unknown = only?.find((one) => !FILES.some((file) => file === one));
  if (unknown !== undefined) throw new Error(`no file "${unknown}"\n${USAGE}`);
  const folder = dataFolder(values.data);
  const files = FILES.filter((file) => !only || only.includes(file));
  const dialects = values.dialect?.flatMap((one) => one.split(','));

  const compared: Compared[] = [];
  const notes: string[] = [];
  let failed = false;
  for (const file of files) {
    const outcome = await runFile(file, folder, dialects);
    if (typeof outcome !== 'string') compared.push(...outcome);
    else {
      notes.push(outcome);
      if (only) failed = true;
    }
  }
  if (compared.length === 0 && notes.length === FILES.length) failed = true;
  const rules = readRules();
  const judged = applyRules(compared, rules);
  const shared = new Map<FileName, boolean>(files.map((file) => [file, isSharedFile(folder, file)]));
  const faults = ruleFaults(judged, rules, (file) => shared.get(file) ?? false, dialects);
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  if (values.json) {
    const counts = tally(judged).map(({ name, ...numbers }) => ({ name, ...numbers }));
    console.log(JSON.stringify({ counts, notes, faults, wrong }, undefined, 1));
  } else {
    for (const one of wrong) console.log(describe(one));
    for (const line of [...faults, ...notes, ...tally(judged).map(sentence)]) console.log(line);
  }
  return failed || wrong.length > 0 || faults.length > 0 ? 1 : 0;
}

/** The answers of one file, compared; a sentence when it cannot be run. */
async function runFile(
  file: FileName,
  folder: string,
  dialects: readonly string[] | undefined,
): Promise<Compared[] | string> {
  if (file === 'graph') {
    const cases = readCases(folder, file);
    return cases ? compareGraph(cases, await answerGraph(cases)) : `graph: no data in ${folder}`;
  }
  const url = new URL(`./${file}-adapter.ts`, import.meta.url);
  if (!existsSync(url)) return `${file}: no adapter yet`;
  const adapter: unknown = await import(url.href);
  if (file === 'ops') {
    const cases = readCases(folder, file);
    if (!cases) return `ops: no data in ${folder}`;
    const { answerOps, built } = adapter as OpsAdapter;
    const chosen = dialects ?? built;
    return compareOps(cases, await answerOps(cases, chosen), chosen);
  }
  const cases = readCases(folder, file);
  if (!cases) return `e2e: no data in ${folder}`;
  const { answerE2e, built } = adapter as E2eAdapter;
  const chosen = dialects ?? built;
  return compareE2e(cases, await answerE2e(cases, chosen), chosen);
}

interface Count {
  readonly name: string;
  all: number;
  same: number;
  better: number;
}

function tally(judged: readonly Judged[]): Count[] {
  const counts = new Map<string, Count>();
  for (const one of judged) {
    const name = one.dialect === undefined ? one.file : `${one.file} ${one.dialect}`;
    const count = counts.get(name) ?? { name, all: 0, same: 0, better: 0 };
    counts.set(name, count);
    count.all += 1;
    if (one.verdict === 'same') count.same += 1;
    if (one.verdict === 'weak' || one.verdict === 'better') count.better += 1;
  }
  return [...counts.values()];
}

function sentence({ name, all, same, better }: Count): string {
  return `${name}: ${same + better}/${all} (${same} same, ${better} better)`;
}

function describe(one: Judged): string {
  const name = [one.file, one.id, one.dialect && `[${one.dialect}]`, one.part].filter(Boolean).join(' ');
  const cut = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 1500);
  return `${one.verdict}: ${name}\n   expected ${cut(one.expected)}\n   actual   ${cut(one.actual)}`;
}

process.exitCode = await main(process.argv.slice(2));
