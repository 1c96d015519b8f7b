import type { NamingConvention } from '../schema/names.ts';

/** What `limbeck.config.ts` may say. Everything has a default. */
export interface LimbeckConfig {
  /** Folders of migration files; `['migrations']`. */
  readonly migrations?: string | readonly string[];
  /** Whether sub-folders hold migrations, too. */
  readonly recursive?: boolean;
  /** What to compile for when `--dialect` is not given; `['postgresql']`. */
  readonly dialects?: string | readonly string[];
  /** The table that records which revisions are applied; `alembic_version`. */
  readonly versionTable?: string;
  readonly versionTableSchema?: string;
  /** How long a statement waits for a lock; `'5s'`. */
  readonly lockTimeout?: string;
  readonly statementTimeout?: string;
  /** The search path that the script sets. */
  readonly searchPath?: readonly string[];
  /** Names for constraints and indexes that authors leave unnamed. */
  readonly naming?: NamingConvention;
  /** `written`: every constraint is named in the script. `database`: what nobody named is left to the database. */
  readonly constraintNames?: 'written' | 'database';
  /** false: data may be lost without `op.allow` or `--allow`; `true`. */
  readonly dataLossGate?: boolean;
  /** A folder of templates that replace Limbeck's own. */
  readonly templates?: string;
}

/**
 * The configuration of a project, checked by TypeScript.
 *
 * @example
 * export default defineConfig({ dialects: ['postgresql'], lockTimeout: '3s' });
 */
export function defineConfig(config: LimbeckConfig): LimbeckConfig {
  return Object.freeze({ ...config });
}
