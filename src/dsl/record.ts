import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import { wrong } from './arguments.ts';
import { callSite } from './call-site.ts';
import type { Draft } from './draft.ts';
import type { Op } from './op.ts';
import { requireSql } from './values.ts';
import { allowWords } from './words/allow.ts';
import { type BatchedWords, batchWords, type InBatch } from './words/batch.ts';
import { columnWords } from './words/columns.ts';
import { constraintWords } from './words/constraints.ts';
import { type Capture, controlWords } from './words/control.ts';
import { dataWords } from './words/data.ts';
import { definedWords } from './words/defined.ts';
import { domainWords } from './words/domains.ts';
import { enumWords } from './words/enums.ts';
import { indexWords } from './words/indexes.ts';
import { partitionWords } from './words/partitions.ts';
import { policyWords } from './words/policies.ts';
import { privilegeWords } from './words/privileges.ts';
import type { Recorder } from './words/recorder.ts';
import { routineWords } from './words/routines.ts';
import { schemaWords } from './words/schemas.ts';
import { sequenceWords } from './words/sequences.ts';
import { tableWords } from './words/tables.ts';
import { triggerWords } from './words/triggers.ts';
import { viewWords } from './words/views.ts';

interface Recording {
  operations: Operation[];
  readonly locate: (raw: Position) => Position;
  /** What is said now runs outside of any transaction. */
  autocommit: boolean;
  /** What is said now belongs to this batch. */
  batch: number | undefined;
  batches: number;
}

/**
 * The recording that is under way. All share one `op`: its seventy functions, made anew for each of 10,000 revisions, took a third of
 * the time of a compilation.
 */
let current: Recording | undefined;

function recordingNow(at: Position): Recording {
  if (current !== undefined) return current;
  throw problem('LB305', 'op is used after its function has returned', {
    at,
    help: 'call op only inside upgrade or downgrade',
  });
}

function add(operation: Draft<Operation>): void {
  const { operations, locate, autocommit, batch } = recordingNow(operation.at);
  operation.at = locate(operation.at);
  if (autocommit) operation.autocommit = autocommit;
  if (batch !== undefined) operation.batch = batch;
  operations.push(Object.freeze(operation));
}

const recorder: Recorder = { add };

const capture: Capture = (run, what, at) => {
  const recording = recordingNow(at);
  const outer = recording.operations;
  const inner: Operation[] = [];
  recording.operations = inner;
  try {
    refusePromise(run(op), what, at);
  } finally {
    recording.operations = outer;
  }
  return Object.freeze(inner);
};

const inBatch: InBatch = (run, at) => {
  const recording = recordingNow(at);
  const outer = recording.batch;
  recording.batch = ++recording.batches;
  try {
    refusePromise(run(), 'the function of batchAlterTable', at);
  } finally {
    recording.batch = outer;
  }
};

const ofTables: BatchedWords = {
  ...tableWords(recorder),
  ...columnWords(recorder),
  ...constraintWords(recorder),
  ...indexWords(recorder),
};

const op: Op = Object.freeze({
  ...ofTables,
  ...batchWords(ofTables, inBatch),
  ...enumWords(recorder),
  ...dataWords(recorder),
  ...partitionWords(recorder),
  ...schemaWords(recorder),
  ...sequenceWords(recorder),
  ...domainWords(recorder),
  ...viewWords(recorder),
  ...routineWords(recorder),
  ...triggerWords(recorder),
  ...policyWords(recorder),
  ...privilegeWords(recorder),
  ...allowWords(recorder),
  ...definedWords(recorder, capture),
  ...controlWords(recorder, capture),
  execute(statement, { down } = {}) {
    const at = callSite(op.execute);
    const sql = requireSql(statement, 'the statement of execute', at);
    const back = down === undefined ? {} : { down: down === null ? null : requireSql(down, 'down', at) };
    add({ kind: 'execute', at, sql, ...back });
  },
  autocommit(run) {
    const at = callSite(op.autocommit);
    if (typeof run !== 'function') throw wrong('what autocommit runs', run, 'write op.autocommit((op) => { … })', at);
    const recording = recordingNow(at);
    const outer = recording.autocommit;
    recording.autocommit = true;
    try {
      refusePromise(run(op), 'the function of autocommit', at);
    } finally {
      recording.autocommit = outer;
    }
  },
  f: (name) => Object.freeze({ exact: name }),
} satisfies Op);

/**
 * Runs an author's function and gives the operations that it recorded, in order, as frozen data.
 *
 * @param locate gives the author's place of a place in evaluated code
 * @throws Problem LB301–LB308 for what is written wrongly, and whatever the author's function throws
 */
export function record(
  author: (op: Op) => unknown,
  locate: (raw: Position) => Position = (raw) => raw,
): readonly Operation[] {
  const outer = current;
  const recording: Recording = { operations: [], locate, autocommit: false, batch: undefined, batches: 0 };
  current = recording;
  try {
    refusePromise(author(op), 'the function', undefined);
  } finally {
    current = outer;
  }
  return Object.freeze(recording.operations);
}

/** Operations after an `await` would be lost: a promise is refused, and its own rejection is nobody's business any more. */
function refusePromise(result: unknown, what: string, at: Position | undefined): void {
  if (typeof result !== 'object' || result === null || !('then' in result) || typeof result.then !== 'function') return;
  if ('catch' in result && typeof result.catch === 'function') result.catch(() => undefined);
  throw problem('LB304', `${what} is asynchronous: what stands after an await would be lost`, {
    at,
    help: 'remove async and await; operations are only recorded here',
  });
}
