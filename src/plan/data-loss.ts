import { DATA_LOSS, UNORDERED } from '../diagnostics/codes.ts';
import { type Diagnostic, diagnostic, type Position } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import type { Operation } from '../operations/operation.ts';
import type { DataLoss } from '../operations/rules.ts';
import { Made } from './made.ts';
import type { Plan, PlannedOperation } from './plan.ts';

/** Why data may be lost. */
export type Permission =
  | { readonly by: 'option'; readonly option: string }
  | { readonly by: 'migration'; readonly at: Position; readonly reason: string }
  /** What is lost was made by the same plan: the database has nothing in it before. */
  | { readonly by: 'plan' }
  /** What is lost was made by the plan that is undone. */
  | { readonly by: 'rollback' }
  | { readonly by: 'configuration' };

/** Data that a plan destroys with permission. */
export interface PermittedLoss {
  readonly revision: string;
  /** `drop-column:users.email` */
  readonly key: string;
  readonly what: string;
  readonly at: Position;
  readonly permission: Permission;
}

export interface GateRequest {
  readonly plan: Plan;
  /** The keys of `--allow`, as they were typed. */
  readonly allow: readonly string[];
  /** false: every loss is permitted by the configuration; so it is where a plan is undone. */
  readonly gate: boolean | 'rollback';
  readonly report: (one: Diagnostic) => void;
}

/**
 * The data that a plan destroys, each loss with the permission for it. What nobody permitted is an error at the author's line, and so
 * is an option that permits nothing.
 */
export function passGate(request: GateRequest): ReadonlyMap<PlannedOperation, PermittedLoss> {
  const { plan, allow, gate, report } = request;
  const permitted = new Map<PlannedOperation, PermittedLoss>();
  const made = new Made();
  const used = new Set<string>();
  const keys = new Set<string>();
  const refused = new Set<string>();
  for (const { revision, operations } of plan.steps) {
    const losses = lossesOf(operations, made);
    if (losses.length === 0 && !operations.some(({ operation }) => operation.kind === 'allow')) continue;
    const authors = new Allowances(operations);
    const own = new Set<string>();
    for (const { planned, loss, born } of losses) {
      const { operation } = planned;
      keys.add(loss.key);
      own.add(loss.key);
      const options = allow.filter((one) => matches(one, loss.key));
      for (const one of options) used.add(one);
      const permission =
        authors.permissionFor(loss.key) ??
        (options[0] !== undefined
          ? ({ by: 'option', option: options[0] } as const)
          : born
            ? ({ by: 'plan' } as const)
            : gate === 'rollback'
              ? ({ by: 'rollback' } as const)
              : gate
                ? undefined
                : ({ by: 'configuration' } as const));
      if (permission) permitted.set(planned, { revision, ...loss, at: operation.at, permission });
      else {
        refused.add(loss.key);
        const option = `--allow ${shellWord(loss.key)}`;
        const word = `op.allow(${quoted(loss.key)}, 'why')`;
        const help =
          plan.direction === 'upgrade'
            ? `if it may be lost, say ${word} in the migration, or compile with ${option}`
            : `if it may be lost, compile with ${option}`;
        report(diagnostic(DATA_LOSS, `${loss.what} would be lost`, { at: operation.at, help, revision }));
      }
    }
    authors.reportUnused(own, (one) => report({ ...one, revision }));
  }
  if (refused.size > 1) {
    const options = [...refused].map((key) => `--allow ${shellWord(key)}`).join(' ');
    report(
      diagnostic(DATA_LOSS, `${refused.size} losses of data are not allowed`, { help: `to allow all: ${options}` }),
    );
  }
  for (const one of new Set(allow)) {
    // A pattern is a standing permission; a key is meant for this plan.
    if (used.has(one) || isPattern(one)) continue;
    const known = keys.size === 0 ? 'it loses nothing' : `it loses ${listed(keys)}`;
    const help = didYouMean(one, keys) ?? `remove the option, or correct it: ${known}`;
    report(diagnostic('LB910', `nothing in this plan loses ${one}`, { help }));
  }
  return permitted;
}

interface Loss {
  readonly planned: PlannedOperation;
  readonly loss: DataLoss;
  /** What is lost was made by the plan. */
  readonly born: boolean;
}

function lossesOf(operations: readonly PlannedOperation[], made: Made): readonly Loss[] {
  const found: Loss[] = [];
  for (const planned of operations) {
    const { loss, reads = [] } = planned;
    if (loss) found.push({ planned, loss, born: made.holds(planned.operation) });
    made.follow(planned);
    if (reads.length > 0) found.push(...lossesOf(reads, made));
  }
  return found;
}

/** The words of a permission for the header of a script. */
export function permissionInWords(permission: Permission): string {
  switch (permission.by) {
    case 'option':
      return `allowed by --allow ${shellWord(permission.option)}`;
    case 'migration':
      return `allowed in ${permission.at.file}:${permission.at.line}: ${permission.reason}`;
    case 'plan':
      return 'made by this plan';
    case 'rollback':
      return 'undone with the plan that made it';
    case 'configuration':
      return 'allowed by the configuration';
  }
}

/** An option is a key, or a pattern of keys: `*` behind the colon stands for any text. */
function matches(option: string, key: string): boolean {
  if (option === key || !isPattern(option)) return option === key;
  const pattern = option.split('*').map((text) => text.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(key);
}

function isPattern(option: string): boolean {
  return /^[a-z-]+:.*\*/s.test(option);
}

/** What `op.allow` says in one function of a migration. */
class Allowances {
  private readonly said: readonly Operation<'allow'>[];
  private readonly used = new Set<Operation>();

  constructor(operations: readonly PlannedOperation[]) {
    this.said = operations.flatMap(({ operation }) => (operation.kind === 'allow' ? [operation] : []));
  }

  permissionFor(key: string): Permission | undefined {
    const found = this.said.filter((one) => one.key === key || one.key === DATA_LOSS);
    for (const one of found) this.used.add(one);
    const [first] = found;
    return first && { by: 'migration', at: first.at, reason: first.reason };
  }

  reportUnused(keys: ReadonlySet<string>, report: (one: Diagnostic) => void): void {
    for (const one of this.said) {
      if (this.used.has(one) || one.key === UNORDERED) continue;
      const help =
        keys.size === 0
          ? 'remove it; the way back has permissions of its own, in downgrade(op) or by --allow'
          : (didYouMean(one.key, keys) ?? `this migration loses ${listed(keys)}`);
      report(diagnostic('LB472', `nothing here needs op.allow(${quoted(one.key)})`, { at: one.at, help }));
    }
  }
}

function listed(keys: Iterable<string>): string {
  const all = [...keys];
  return all.length <= 6 ? all.join(', ') : `${all.slice(0, 5).join(', ')} and ${all.length - 5} more`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** A word of a command line, for the shells of Unix and for PowerShell. */
function shellWord(text: string): string {
  return /^[\w.:@%+,/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
