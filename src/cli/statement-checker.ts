import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { type Checkable, type FoundFault, findFaults, type TargetGrammar } from '../verify/check-statement.ts';
import type { RenderedStatement } from '../verify/statements.ts';
import type { Target } from './choose-target.ts';

/** Parses statements beside the rest of the work. */
export interface StatementChecker {
  submit(statements: readonly RenderedStatement[]): void;
  /** The verdicts on those that are not fine. */
  finish(): Promise<readonly FoundFault[]>;
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
  const submitted: Checkable[] = [];
  const worker = revisions < MANY ? undefined : startWorker(version);
  const loading = worker === undefined ? loadParser() : undefined;
  const target = worker === undefined ? loadTarget(version) : undefined;
  target?.catch(() => undefined);
  const answer = worker && answerOf(worker);
  let sent = 0;
  const send = (): void => {
    if (sent < submitted.length) worker?.postMessage(submitted.slice(sent));
    sent = submitted.length;
  };
  return {
    submit(statements) {
      for (const { text, scope } of statements) submitted.push(scope ? { text, scope } : text);
      if (submitted.length - sent >= BATCH) send();
    },
    async finish() {
      send();
      worker?.postMessage([]);
      return (
        (await answer) ??
        findFaults(submitted, 0, await (loading ?? loadParser()), await (target ?? loadTarget(version)))
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

/** The faults that a worker found; undefined when it came to grief, and the work has to be done here. */
function answerOf(worker: Worker): Promise<readonly FoundFault[] | undefined> {
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
