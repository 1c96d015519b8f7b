import { createHash } from 'node:crypto';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';
import type { Segment } from './segments.ts';

/**
 * The digest of a plan: sha256 over what it means. Comments, templates, the client, time-outs and the database on which it may run
 * do not change it; the compiler's version, the target, the role that will own what is made, the order and every statement do.
 */
export function digestOf(request: ScriptRequest): string {
  const hash = createHash('sha256');
  const { name, schema } = request.versionTable;
  hash.update(
    line(
      'limbeck plan 1',
      request.compiler,
      request.dialect.name,
      request.direction,
      request.from,
      request.to,
      name,
      schema ?? null,
      ...(request.purge ? ['purge'] : []),
      ...(request.version === undefined ? [] : ['version', request.version]),
      ...(request.role === undefined ? [] : ['role', request.role]),
      ...(request.known ? ['idempotent'] : []),
      ...(request.undone ? ['rollback of', request.undone.digest] : []),
    ),
  );
  let lines = '';
  for (const { revision, moves, statements } of request.steps) {
    lines += line('revision', revision, moves);
    for (const statement of statements) lines += lineOf(statement);
    if (lines.length < MUCH) continue;
    hash.update(lines);
    lines = '';
  }
  return hash.update(lines).digest('hex');
}

/** So many characters are digested together. */
const MUCH = 50_000;

/** The digests of a plan's segments, for the journal: what each does, whoever compiled it. */
export function stepDigests(segments: readonly Segment[]): readonly string[] {
  return segments.map(({ kind, actions }) => {
    const hash = createHash('sha256');
    hash.update(line('limbeck step 1', kind));
    for (const action of actions) {
      if (action.kind === 'run') hash.update(lineOf(action.statement));
      else if (action.kind === 'move') hash.update(line('move', action.step.revision, action.step.moves));
    }
    return hash.digest('hex').slice(0, 32);
  });
}

function line(...values: readonly unknown[]): string {
  return `${JSON.stringify(values)}\n`;
}

function lineOf(statement: ScriptStatement): string {
  const { transaction, text } = statement;
  const needed = dependence(statement);
  return needed === undefined ? line(transaction, text) : line(transaction, text, ...needed);
}

/** What a statement depends on in the database; undefined for most. */
function dependence({ control, when, guard, onlyIf, loop, first }: ScriptStatement): readonly unknown[] | undefined {
  if (loop) return ['loop', loop.key, loop.pause, when?.number ?? null];
  if (!control && !when && guard === undefined && onlyIf === undefined) return undefined;
  return [useOf(control), when?.number ?? null, guard ?? null, onlyIf ?? null, ...(first ? ['first'] : [])];
}

function useOf(control: ScriptStatement['control']): readonly unknown[] {
  switch (control?.kind) {
    case 'condition':
      return ['condition', control.block.number];
    case 'precondition':
      return ['precondition', control.many, control.because, control.key];
    default:
      return [control?.kind, control?.message];
  }
}

/** The key of the advisory lock: a signed 64-bit number from the version table's name. Locks are per database already. */
export function lockKey({ name, schema }: ScriptRequest['versionTable']): bigint {
  return createHash('sha256')
    .update(JSON.stringify(['limbeck lock', schema ?? null, name]))
    .digest()
    .readBigInt64BE(0);
}
