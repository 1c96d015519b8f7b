import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { SqlExpression } from '../sql/author.ts';
import { callSite } from './call-site.ts';
import type { Op } from './op.ts';
import { describe, requireSql, type Sql } from './values.ts';

/** A revision as its author writes it. */
export interface MigrationDefinition {
  /** The id of this revision, unique in the project. */
  readonly revision: string;
  /** The revision before this one; null at a base, several at a merge. */
  readonly downRevision: string | null | readonly string[];
  /** What it does, in one line. */
  readonly message: string;
  /** When it was written, as ISO 8601; never read by the compiler. */
  readonly created?: string;
  /** Names for the branch that begins here. */
  readonly branchLabels?: string | readonly string[];
  /** Revisions or labels that must be applied before this one, beside its parents. */
  readonly dependsOn?: string | readonly string[];
  /** Records the operations. It cannot be async. */
  upgrade(op: Op): undefined;
  /** The way back. Left out, it is derived from `upgrade`. */
  readonly downgrade?: ((op: Op) => undefined) | IrreversibleMark;
}

/** The revision at which the project takes over a database that is there already. */
export interface BaselineDefinition extends Omit<MigrationDefinition, 'upgrade' | 'downgrade'> {
  /** The schema at this revision, as `pg_dump --schema-only` writes it: an imported `.sql` file. Nothing of it is run. */
  readonly baseline: Sql;
}

/** What `irreversible('why')` gives. */
export interface IrreversibleMark {
  readonly irreversible: string;
}

/** A migration, checked and complete. */
export interface Migration {
  readonly revision: string;
  readonly downRevision: readonly string[];
  readonly message: string;
  readonly created?: string;
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly upgrade: (op: Op) => unknown;
  readonly downgrade?: ((op: Op) => unknown) | IrreversibleMark;
  /** Stands for the whole schema before the chain; `upgrade` says nothing then. */
  readonly baseline?: { readonly sql: SqlExpression; readonly at: Position };
}

const mark = Symbol.for('limbeck.migration');

/**
 * A migration module's default export.
 *
 * @example
 * export default migration({
 *   revision: 'abc123def456',
 *   downRevision: '9f1c0d2e7a41',
 *   message: 'add email to users',
 *   upgrade(op) {
 *     op.addColumn('users', 'email', t.string(255));
 *   },
 * });
 * @example
 * // a project that takes over a database: `import schema from './abc123def456_baseline.sql'`
 * export default migration({ revision: 'abc123def456', downRevision: null, message: 'baseline', baseline: schema });
 */
export function migration(definition: MigrationDefinition | BaselineDefinition): Migration {
  const at = callSite(migration);
  const says = (message: string, help: string): never => {
    throw problem('LB307', message, { at, help });
  };
  if (typeof definition !== 'object' || definition === null)
    says(`migration() got ${describe(definition)}`, 'write migration({ revision: …, … })');
  const { revision, downRevision, message, created, branchLabels, dependsOn } = definition;
  const { upgrade, downgrade, baseline } = definition as Partial<MigrationDefinition & BaselineDefinition>;
  if (typeof revision !== 'string' || revision === '')
    says('the migration has no revision', "write revision: 'abc123def456'");
  if (downRevision === undefined)
    says(`revision ${revision} has no downRevision`, 'write the revision before it, or null at a base');
  if (typeof message !== 'string') says(`revision ${revision} has no message`, "write message: 'what it does'");
  if (baseline !== undefined && (upgrade !== undefined || downgrade !== undefined))
    says(
      `revision ${revision} is a baseline and has an ${upgrade === undefined ? 'downgrade' : 'upgrade'} too`,
      'a baseline only says what is there: write changes in the next migration',
    );
  if (baseline === undefined && typeof upgrade !== 'function')
    says(`revision ${revision} has no upgrade function`, 'write upgrade(op) { … }');
  const back: unknown = downgrade;
  const isMark = typeof back === 'object' && back !== null && 'irreversible' in back;
  if (back !== undefined && typeof back !== 'function' && !isMark) {
    says(
      `downgrade of ${revision} is ${describe(back)}`,
      "write downgrade(op) { … }, irreversible('why'), or leave it out",
    );
  }
  const list = (value: unknown, what: string): readonly string[] => {
    const values: readonly unknown[] =
      value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
    if (values.some((one) => typeof one !== 'string'))
      says(`${what} of ${revision} is not a list of strings`, `write ${what}: ['…']`);
    return Object.freeze(values.map(String));
  };
  return Object.freeze({
    [mark]: true,
    revision,
    downRevision: list(downRevision, 'downRevision'),
    message,
    ...(created !== undefined && { created }),
    branchLabels: list(branchLabels, 'branchLabels'),
    dependsOn: list(dependsOn, 'dependsOn'),
    upgrade: upgrade ?? (() => undefined),
    ...(baseline !== undefined && {
      baseline: { sql: requireSql(baseline, 'the baseline', at), at },
    }),
    ...(downgrade !== undefined && { downgrade }),
  });
}

/** In place of `downgrade`: there is no way back, and why. */
export function irreversible(why: string): IrreversibleMark {
  return Object.freeze({ irreversible: why });
}
