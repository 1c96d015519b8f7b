import type { Position } from '../diagnostics/diagnostic.ts';
import type { BatchLoop, Dialect, Resume, TransactionClass } from '../dialects/dialect.ts';
import type { StatementFacts } from '../dialects/facts.ts';
import type { Direction, VersionMove } from '../revisions/moves.ts';
import type { TableName } from '../schema/model.ts';

/** The program that runs a script. */
export type Client = 'psql' | 'plain' | 'sqlite3';

/** One statement of the plan, in its final spelling and without a terminator. */
export interface ScriptStatement {
  readonly text: string;
  readonly transaction: TransactionClass;
  /** One line: `add column users.email`. */
  readonly summary: string;
  readonly source?: Position;
  /** What it locks, rewrites and scans. */
  readonly facts?: StatementFacts | 'unknown';
  /** What it destroys, in words. */
  readonly dataLoss?: string;
  /** Who permitted that, in words. */
  readonly lossAllowed?: string;
  /** How the script uses it, where it does not simply run it. */
  readonly control?: ScriptControl;
  /** It is tested before the first change of the plan, not where it stands among the statements. */
  readonly first?: boolean;
  /** The block of `when` that it belongs to. */
  readonly when?: ScriptBlock;
  /** PL/pgSQL that stops the script where what is there is not what this statement takes it to be. */
  readonly guard?: string;
  /** A condition in SQL; where it is not true, the statement is passed over. */
  readonly onlyIf?: string;
  /** It is run again and again, each time committed, until it finds nothing more. */
  readonly loop?: BatchLoop;
  /** How it goes on after an interruption. */
  readonly resume?: Resume;
  /** It begins to make a table anew, which has this name meanwhile. */
  readonly rebuilds?: TableName;
}

/** A block of `when`: its number in the plan, and its condition in words. */
export interface ScriptBlock {
  readonly number: number;
  readonly condition: string;
}

/** How many keys are asked for; of so many, all but the last are shown, and there may be more. */
export const MOST_KEYS = 6;

/** A query that gives one boolean: its answer decides a block, or whether the script goes on. */
export type ScriptControl =
  | { readonly kind: 'condition'; readonly block: ScriptBlock }
  | { readonly kind: 'assert'; readonly message: string }
  | ScriptPrecondition;

/** The compiler's own: a query for the keys of the rows that are in the way. The texts are the parts of what is said of them. */
export interface ScriptPrecondition {
  readonly kind: 'precondition';
  /** To be read after "1" and after a greater number. */
  readonly one: string;
  readonly many: string;
  /** To be read after "but". */
  readonly because: string;
  readonly mend: string;
  /** What the keys are: `id`. */
  readonly key: string;
}

/** One revision. */
export interface ScriptStep {
  readonly revision: string;
  readonly message: string;
  readonly moves: readonly VersionMove[];
  readonly rowsBefore: readonly string[];
  readonly rowsAfter: readonly string[];
  readonly statements: readonly ScriptStatement[];
  /** The revisions whose rows its own takes the place of. */
  readonly needs?: readonly string[];
}

/** A revision of the project, and those that it needs. */
export interface KnownRevision {
  readonly revision: string;
  readonly needs: readonly string[];
}

/** What a project and the command line decide about a script. */
export interface ScriptSettings {
  readonly client: Client;
  /** One transaction for the whole plan, or one per revision. */
  readonly transaction: 'plan' | 'revision';
  /** Whether the database keeps a record of the steps: `auto` where the plan is not one transaction. */
  readonly journal?: 'auto' | 'always' | 'never';
  readonly versionTable: { readonly name: string; readonly schema?: string };
  readonly lockTimeout?: string;
  readonly statementTimeout?: string;
  readonly searchPath?: readonly string[];
  /** `limbeck 0.1.0` */
  readonly compiler: string;
  readonly dialect: Pick<Dialect, 'name' | 'title' | 'quote'>;
  /** Puts the header around the body, by the template of the client. */
  readonly envelope: (view: EnvelopeView) => string;
}

export interface ScriptRequest extends ScriptSettings {
  readonly direction: Direction | 'stamp';
  /** Whatever rows there are, they are deleted first: `from` is not asked for. */
  readonly purge?: boolean;
  /** The rows of the version table before and after, sorted. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly steps: readonly ScriptStep[];
  /**
   * Every revision of the project, each behind what it needs. With it, the script is for every database between the two ends: what is
   * applied already is passed over.
   */
  readonly known?: readonly KnownRevision[];
}

/** What a template may use. Every text is one line and safe inside a comment. */
export interface EnvelopeView {
  /** What must stand on the first line, before anything else. */
  readonly prologue: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly compiler: string;
  readonly dialect: string;
  readonly client: string;
  readonly digest: string;
  /** `27 statements` */
  readonly statements: string;
  /** What is tested before anything is changed, and on the way, in a sentence. */
  readonly hasPreconditions: boolean;
  readonly preconditions: string;
  readonly revisions: readonly {
    readonly number: number;
    readonly revision: string;
    readonly message: string;
    readonly statements: number;
  }[];
  readonly hasLocks: boolean;
  /** What the plan locks, rewrites and scans of what was there before, the strongest locks first. */
  readonly locks: readonly { readonly line: string }[];
  readonly hasLosses: boolean;
  readonly losses: readonly { readonly what: string; readonly revision: string; readonly allowed: string }[];
  /** How the plan commits, in a sentence. */
  readonly transactions: string;
  /** What to do after an interruption; empty when the plan is one transaction. */
  readonly hasRecovery: boolean;
  readonly recovery: readonly { readonly line: string }[];
  readonly body: string;
}

/** A script in its final text. */
export interface Script {
  readonly text: string;
  /** sha256 over what it means. */
  readonly digest: string;
  readonly dialect: string;
  readonly client: Client;
  /** How many statements of the plan it has, its own guards not counted. */
  readonly statements: number;
  /** Everything that the client must send to the server, in order: for the reader that proves it. */
  readonly expected: readonly string[];
  /** Everything that the client does itself, in order; also what ends a statement, where no semicolon does. */
  readonly commands: readonly ScriptCommand[];
}

/** A command of the client program. */
export interface ScriptCommand {
  readonly text: string;
  /** How many statements come before it. */
  readonly after: number;
}
