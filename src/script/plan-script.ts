import type { Position } from '../diagnostics/diagnostic.ts';
import type { BatchLoop, Dialect, Resume, TransactionClass } from '../dialects/dialect.ts';
import type { StatementFacts } from '../dialects/facts.ts';
import type { Need } from '../dialects/needs.ts';
import type { Meaning } from '../plan/meaning.ts';
import type { Direction, VersionMove } from '../revisions/moves.ts';
import type { TableName } from '../schema/model.ts';
import type { SqlProfile } from '../sql/lexer.ts';
import type { ScriptItem } from '../sql/script-item.ts';
import type { LockTimeouts } from './lock-timeouts.ts';
import type { ScriptText } from './script-text.ts';
import type { Segment } from './segments.ts';

/** A program that runs scripts, and how they are written for it. */
export interface Client {
  /** As `--client` has it. */
  readonly name: string;
  /** Whose scripts it runs. */
  readonly dialects: readonly string[];
  /** How what it sends is divided into tokens. */
  readonly profile: SqlProfile;
  /** The template of the text around the body. */
  readonly template: string;
  /** What must stand on the first line: its own commands. */
  readonly prologue: readonly string[];
  /** Each of these commands has a line of its own. */
  readonly prologueLines?: true;
  /** A text as it may stand at the end of a comment of the header, where the client goes by how a line ends. */
  readonly headerText?: (text: string) => string;
  /** Its scripts can keep a record of the steps in the database. */
  readonly journal: boolean;
  /** A rollback undoes a plan that has come to its end, and no part of one. */
  readonly undoesWhole?: true;
  /**
   * The body of a script.
   *
   * @param steps a digest for each segment, where the database is to keep a record of them
   * @throws Problem LB551–LB559 for what it cannot run
   */
  readonly write: (
    request: ScriptRequest,
    segments: readonly Segment[],
    digest: string,
    statements: number,
    steps: readonly string[] | undefined,
  ) => ScriptText;
  /** A finished script as this program reads it: written apart from what writes it. */
  readonly read: (text: string) => Iterable<ScriptItem>;
}

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
  /** What of another plan it undoes. */
  readonly undoes?: UndoneStep;
  /** The revisions whose rows its own takes the place of. */
  readonly needs?: readonly string[];
}

/** A step of the plan that a rollback undoes. */
export interface UndoneStep {
  /** Its number, from 1. */
  readonly step: number;
  /** SQL that is true where the effect of a statement outside of transactions is there. */
  readonly done?: string;
  /** Queries for what clears away the rest of one that was stopped. */
  readonly repairs: readonly string[];
}

/** The plan that a rollback undoes. */
export interface UndonePlan {
  readonly digest: string;
  /** A digest for each of its steps. */
  readonly steps: readonly string[];
  /** Whether the database has a record of its steps. */
  readonly journalled: boolean;
  /** Revisions that can only be undone whole, and the steps in which they are done. */
  readonly whole: readonly { readonly revision: string; readonly first: number; readonly last: number }[];
  /** How well each revision comes back, in words. */
  readonly grades: readonly string[];
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
  /** One for all statements, or by what they block; 5s where nothing is said. */
  readonly lockTimeout?: string | Partial<LockTimeouts>;
  /** How often the locks of a transaction are tried for, and how long is paused in between; without it, each statement waits for its own. */
  readonly lockRetries?: LockRetries;
  readonly statementTimeout?: string;
  readonly searchPath?: readonly string[];
  /** `limbeck 0.1.0` */
  readonly compiler: string;
  readonly dialect: Pick<Dialect, 'name' | 'title' | 'quote' | 'versions'>;
  /** The server's version that it is compiled for: `15`, `15.4`, `3.40`; without it, every one that is supported. */
  readonly version?: string;
  /** The only database on which it runs. */
  readonly database?: string;
  /** The role as which it does everything. */
  readonly role?: string;
  /** Puts the header around the body, by the template of the client. */
  readonly envelope: (view: EnvelopeView) => string;
}

export interface LockRetries {
  readonly attempts: number;
  /** A duration. */
  readonly pause: string;
}

export interface ScriptRequest extends ScriptSettings {
  readonly direction: Direction | 'stamp';
  /** Whatever rows there are, they are deleted first: `from` is not asked for. */
  readonly purge?: boolean;
  /** The rows of the version table before and after, sorted. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly steps: readonly ScriptStep[];
  /** What the role that runs it must be or hold, beside the version table. */
  readonly needs?: readonly Need[];
  /**
   * Every revision of the project, each behind what it needs. With it, the script is for every database between the two ends: what is
   * applied already is passed over.
   */
  readonly known?: readonly KnownRevision[];
  /** The plan that this one undoes, as far as it has come. */
  readonly undone?: UndonePlan;
  /** What the header says of the way back over this plan. */
  readonly wayBack?: readonly string[];
  /** What the migrations say that are applied before and after; asked for only by scripts that compare or note it. */
  readonly meaning?: () => { readonly from: Meaning; readonly to: Meaning };
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
  /** Where and as whom it runs, where that is fixed; in a sentence. */
  readonly hasPlace: boolean;
  readonly place: string;
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
  readonly client: string;
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
