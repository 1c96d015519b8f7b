import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { PostgresParser } from '../sql/postgres.ts';
import { type Checkable, type Finding, findFaults, type TargetGrammar } from '../verify/check-statement.ts';
import type { RenderedStatement } from '../verify/statements.ts';
import type { Target } from './choose-target.ts';

/** Parses statements beside the rest of the work. */
export interface StatementChecker {
  submit(statements: readonly RenderedStatement[]): void;
  finish(): Promise<readonly Finding[]>;
  stop(): void;
}

/** Statements that travel together: a message costs as much as parsing one. */
const BATCH = 256;

/** From so many revisions on, a thread of its own is worth its start: it loads the parser while the project is read on. */
const MANY = 500;

/** The checker of a target for a project of so many revisions; a dialect without a parser of its own has nothing to say. */
export function startChecker({ dialect, version }: Target, revisions: number): StatementChecker {
  if (dialect.name !== 'postgresql') return { submit: () => undefined, finish: async () => [], stop: () => undefined };
  keepWebAssemblyPlain();
  const worker = revisions < MANY ? undefined : startWorker(version);
  const loading = worker === undefined ? loadParser() : undefined;
  const target = worker === undefined ? loadTarget(version) : undefined;
  target?.catch(() => undefined);
  const answer = worker && answerOf(worker);
  const batches: Checkable[] = [];
  let batch = { texts: [] as string[], authored: [] as number[] };
  const send = (): void => {
    worker?.postMessage(batch);
    batches.push(batch);
    batch = { texts: [], authored: [] };
  };
  return {
    submit(statements) {
      for (const { text, origins, causes } of statements) {
        if (origins.length > 0 && causes) batch.authored.push(batch.texts.length);
        batch.texts.push(text);
      }
      if (batch.texts.length >= BATCH) send();
    },
    async finish() {
      if (batch.texts.length > 0) send();
      worker?.postMessage(null);
      return (
        (await answer) ?? findInAll(batches, await (loading ?? loadParser()), await (target ?? loadTarget(version)))
      );
    },
    stop: () => void worker?.terminate(),
  };
}

/**
 * V8 takes a tenth of a second and 50 MB to optimize the parser's largest function at its first call, and a process does not end
 * before that is done. The parser is fast enough without; both architectures have V8's baseline compiler for WebAssembly.
 */
function keepWebAssemblyPlain(): void {
  if (process.arch === 'x64' || process.arch === 'arm64') setFlagsFromString('--liftoff-only');
}

/** The worker of the built program; undefined in the source, which a thread cannot load. */
function startWorker(version: string | undefined): Worker | undefined {
  const file = ['./checker-worker.js', '../checker-worker.js']
    .map((path) => new URL(path, import.meta.url))
    .find((one) => existsSync(one));
  try {
    return file && new Worker(file, { execArgv: [], workerData: version });
  } catch {
    return undefined;
  }
}

function findInAll(batches: readonly Checkable[], parser: PostgresParser, target?: TargetGrammar): readonly Finding[] {
  let checked = 0;
  return batches.flatMap((batch) => {
    const first = checked;
    checked += batch.texts.length;
    return findFaults(batch, first, parser, target);
  });
}

/** What a worker found; undefined when it came to grief, and the work has to be done here. */
function answerOf(worker: Worker): Promise<readonly Finding[] | undefined> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}

/** The real parser; what reads raw SQL needs it before the statements are checked. */
export function loadParser() {
  const loading = import('../sql/postgres.ts').then(({ loadPostgresParser }) => loadPostgresParser());
  loading.catch(() => undefined);
  return loading;
}

/** The target's own grammar, where it is not the newest. */
export async function loadTarget(version: string | undefined): Promise<TargetGrammar | undefined> {
  if (version === undefined) return undefined;
  const { loadVersionParser } = await import('../sql/postgres.ts');
  const parser = await loadVersionParser(version);
  return parser && { version, parser };
}
