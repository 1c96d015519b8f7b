import { type Diagnostic, type Position, Problem } from '../diagnostics/diagnostic.ts';
import type { Migration } from '../dsl/migration.ts';
import type { Op } from '../dsl/op.ts';
import { record } from '../dsl/record.ts';
import type { Operation } from '../operations/operation.ts';
import type { RecordedRevision, WrittenDowngrade } from '../plan/build-plan.ts';
import { isWorthReading } from '../plan/raw-sql.ts';
import type { Project } from '../project/project.ts';
import type { Direction } from '../revisions/moves.ts';
import type { Progress } from './progress.ts';

export interface Recorded {
  readonly revision: (id: string) => RecordedRevision;
  /** Raw SQL among the operations may change the schema: the parser has to read it. */
  readonly hasRawDdl: boolean;
  /** There are assertions: to know what they read, the parser has to read them. */
  readonly hasAsserts: boolean;
}

/**
 * Evaluates the migrations of these revisions and records what they say.
 *
 * @throws Problem with every mistake of every file
 */
export async function recordRevisions(
  project: Project,
  ids: Iterable<string>,
  direction: Direction,
  progress?: Progress,
): Promise<Recorded> {
  const { migrations, diagnostics } = await project.evaluate(ids);
  const wrong: Diagnostic[] = [...diagnostics];
  const recorded = new Map<string, RecordedRevision>();
  let hasRawDdl = false;
  let hasAsserts = false;
  const locate = project.locate.bind(project);

  const run = (author: (op: Op) => unknown, subject: string, revision: string): readonly Operation[] => {
    const outcome = project.guard(() => record(author, locate), { subject });
    if (outcome.ok) {
      hasRawDdl ||= outcome.value.some(isRawDdl);
      hasAsserts ||= outcome.value.some((one) => one.kind === 'assert');
      return outcome.value;
    }
    const file = project.revisions.find((one) => one.revision === revision);
    const at =
      file && (placeOf(subject.split(' ')[0] ?? '', file.file, project.sourceOf(file.file)) ?? file.at.revision);
    wrong.push(...outcome.diagnostics.map((one) => ({ ...(at && { at }), ...located(one, locate), revision })));
    return [];
  };

  for (const [id, migration] of migrations) {
    progress?.tell('reading revision', recorded.size + 1, migrations.size);
    const { baseline } = migration;
    if (baseline) {
      const dump: Operation = { kind: 'baseline', sql: baseline.sql, at: locate(baseline.at) };
      hasRawDdl = true;
      recorded.set(id, { message: migration.message, upgrade: [dump], downgrade: 'derived' });
      continue;
    }
    const upgrade = run((op) => migration.upgrade(op), `upgrade of ${id}`, id);
    const downgrade = direction === 'downgrade' ? writtenDowngrade(migration, id, run) : 'derived';
    const declared = typeof migration.downgrade === 'function' ? 'written' : (migration.downgrade ?? 'derived');
    recorded.set(id, { message: migration.message, upgrade, downgrade, declared });
  }
  if (wrong.length > 0) throw new Problem(wrong);
  const revision = (id: string): RecordedRevision => {
    const found = recorded.get(id);
    if (!found) throw new Error(`revision ${id} was not recorded`);
    return found;
  };
  return { revision, hasRawDdl, hasAsserts };
}

function isRawDdl(operation: Operation): boolean {
  if (operation.kind === 'when') return operation.operations.some(isRawDdl);
  if ((operation.kind === 'execute' || operation.kind === 'custom') && isWorthReading(operation.sql)) return true;
  // The way back is read when it is taken.
  return 'down' in operation && operation.down && 'kind' in operation.down ? isWorthReading(operation.down) : false;
}

function writtenDowngrade(
  migration: Migration,
  id: string,
  run: (author: (op: Op) => unknown, subject: string, revision: string) => readonly Operation[],
): WrittenDowngrade {
  const { downgrade } = migration;
  if (downgrade === undefined) return 'derived';
  if (typeof downgrade === 'function') return run((op) => downgrade.call(migration, op), `downgrade of ${id}`, id);
  return downgrade;
}

/** Where a function of the migration is written: what concerns it as a whole is shown there. */
function placeOf(name: string, file: string, source = ''): Position | undefined {
  const found = new RegExp(`^[ \\t]*((?:async\\s+)?${name}\\s*[(:])`, 'm').exec(source);
  if (!found) return undefined;
  const before = source.slice(0, found.index + found[0].length - (found[1]?.length ?? 0)).split('\n');
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** What the DSL says carries the place in evaluated code; everything else has the author's place already. */
function located(one: Diagnostic, locate: Project['locate']): Diagnostic {
  return one.at && one.code.startsWith('LB3') ? { ...one, at: locate(one.at) } : one;
}
