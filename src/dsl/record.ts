import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { Operation } from '../operations/operation.ts';
import { wrong } from './arguments.ts';
import { callSite } from './call-site.ts';
import type { Op } from './op.ts';
import { requireSql } from './values.ts';
import { columnWords } from './words/columns.ts';
import { constraintWords } from './words/constraints.ts';
import { type Capture, controlWords } from './words/control.ts';
import { dataWords } from './words/data.ts';
import { enumWords } from './words/enums.ts';
import { indexWords } from './words/indexes.ts';
import type { Recorder } from './words/recorder.ts';
import { tableWords } from './words/tables.ts';

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
  let recorded: Operation[] = [];
  let open = true;
  let autocommit = false;

  const add = (operation: Operation): void => {
    if (!open) {
      throw problem('LB305', 'op is used after its function has returned', {
        at: operation.at,
        help: 'call op only inside upgrade or downgrade',
      });
    }
    recorded.push(Object.freeze({ ...operation, at: locate(operation.at), ...(autocommit && { autocommit }) }));
  };

  const recorder: Recorder = { add };
  const capture: Capture = (run, what, at) => {
    const outer = recorded;
    const inner: Operation[] = [];
    recorded = inner;
    try {
      refusePromise(run(op), what, at);
    } finally {
      recorded = outer;
    }
    return Object.freeze(inner);
  };
  const op: Op = Object.freeze({
    ...tableWords(recorder),
    ...columnWords(recorder),
    ...constraintWords(recorder),
    ...indexWords(recorder),
    ...enumWords(recorder),
    ...dataWords(recorder),
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
      const outer = autocommit;
      autocommit = true;
      try {
        refusePromise(run(op), 'the function of autocommit', at);
      } finally {
        autocommit = outer;
      }
    },
    f: (name) => Object.freeze({ exact: name }),
  } satisfies Op);

  try {
    refusePromise(author(op), 'the function', undefined);
  } finally {
    open = false;
  }
  return Object.freeze(recorded);
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
