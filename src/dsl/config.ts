import type { NamingConvention } from '../schema/names.ts';

/** What `limbeck.config.ts` may say; `limbeck explain config` prints the same. Everything has a default. */
export interface LimbeckConfig {
  /** Folders of migration files; new ones go to the folder of their parent. */
  readonly migrations?: string | readonly string[];
  /** Whether sub-folders of these hold migrations, too. */
  readonly recursive?: boolean;
  /** The name of a new migration file. The tokens are Alembic's: rev, slug, year, month, day, hour, minute, second, epoch. With recursive, / makes sub-folders. */
  readonly fileTemplate?: string;
  /** How many characters of the message go into the name of a new file. */
  readonly truncateSlugLength?: number;
  /** The time zone of `created` and of the times in file names. */
  readonly timezone?: string;
  /** Commands that run on a new migration file, each without a shell; {file} is its path. */
  readonly postWriteHooks?: string | readonly string[];
  /** What to compile for when --dialect is not given. */
  readonly dialects?: string | readonly string[];
  /** The table that records which revisions are applied. */
  readonly versionTable?: string;
  /** The schema of the version table. */
  readonly versionTableSchema?: string;
  /** How long a statement waits for a lock; 5s without it. By what others cannot do while it has its locks: reads, writes, other. */
  readonly lockTimeout?: string | { readonly reads?: string; readonly writes?: string; readonly other?: string };
  /** How often a PostgreSQL script tries to take the locks of a transaction before its first change, and how long it pauses in between; 0 attempts: never beforehand. */
  readonly lockRetries?: { readonly attempts?: number; readonly pause?: string };
  /** How long a statement may run. */
  readonly statementTimeout?: string;
  /** The only database on which scripts run. */
  readonly database?: string;
  /** The role as which scripts do everything; who runs them without it. */
  readonly role?: string;
  /** Whether a script keeps a record of its steps in the table limbeck_journal, by which it goes on after an interruption; auto: where it is not one transaction. */
  readonly journal?: 'auto' | 'always' | 'never';
  /** The search_path that scripts set. */
  readonly searchPath?: string | readonly string[];
  /** Names of unnamed constraints and indexes. */
  readonly naming?: NamingConvention;
  /** Whether unnamed constraints get their name from Limbeck or from the database. */
  readonly constraintNames?: 'written' | 'database';
  /** Whether data may be lost only where op.allow or --allow says so. */
  readonly dataLossGate?: boolean;
  /** Whether scripts test before the first change what the compiler knows that the data must be, or only what op.assert says. */
  readonly preconditions?: 'derive' | 'author';
  /** Folder of templates that replace those of Limbeck. */
  readonly templates?: string;
  /** Settings by name that replace these ones when a command is given --env NAME: several databases of one project. */
  readonly environments?: Readonly<Record<string, Omit<LimbeckConfig, 'environments'>>>;
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
