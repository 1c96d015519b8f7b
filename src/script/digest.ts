import { createHash } from 'node:crypto';
import type { ScriptRequest, ScriptStatement } from './plan-script.ts';

/**
 * The digest of a plan: sha256 over what it means. Comments, templates, the client, time-outs and the database on which it may run
 * do not change it; the compiler's version, the target, the role that will own what is made, the order and every statement do.
 */
export function digestOf(request: ScriptRequest): string {
  const hash = createHash('sha256');
  const line = (...values: readonly unknown[]): string => `${JSON.stringify(values)}\n`;
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
    ),
  );
  for (const { revision, moves, statements } of request.steps) {
    const lines = statements.map((one) => line(one.transaction, one.text, ...dependence(one)));
    hash.update(line('revision', revision, moves) + lines.join(''));
  }
  return hash.digest('hex');
}

/** What a statement depends on in the database; nothing for most. */
function dependence({ control, when, guard, onlyIf, loop }: ScriptStatement): readonly unknown[] {
  if (loop) return ['loop', loop.key, loop.pause, when?.number ?? null];
  if (!control && !when && guard === undefined && onlyIf === undefined) return [];
  const use = control?.kind === 'condition' ? ['condition', control.block.number] : [control?.kind, control?.message];
  return [use, when?.number ?? null, guard ?? null, onlyIf ?? null];
}

/** The key of the advisory lock: a signed 64-bit number from the version table's name. Locks are per database already. */
export function lockKey({ name, schema }: ScriptRequest['versionTable']): bigint {
  return createHash('sha256')
    .update(JSON.stringify(['limbeck lock', schema ?? null, name]))
    .digest()
    .readBigInt64BE(0);
}
