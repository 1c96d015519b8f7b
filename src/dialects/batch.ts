import type { PlannedOperation } from '../plan/plan.ts';
import { fragment, join } from '../sql/fragment.ts';
import type { Clause, Statement } from './dialect.ts';
import { commentTouched, dependsOnOrder, type Touched, touchedByIndexes, touchedNames } from './touched-names.ts';

/** A statement with the operations that it is for. */
export interface CausedStatement {
  readonly statement: Statement;
  readonly causes: readonly PlannedOperation[];
  /** What it is made of: one statement as it was rendered, or several. */
  readonly parts: readonly StatementPart[];
}

/** A statement as one operation renders it. */
export interface StatementPart {
  readonly statement: Statement;
  readonly cause: PlannedOperation;
  /** How many of the operation's statements come before it. */
  readonly number: number;
}

interface Member extends StatementPart {
  readonly touched: Touched;
}

/** What becomes one statement: a statement alone, or the clauses of one ALTER TABLE. */
type Group = Member[];

/**
 * The statements of one `batchAlterTable`, those that change the table made one as far as their order allows: a clause joins the ALTER
 * TABLE before it unless something between them, or in it, has to do with what it changes. A dialect whose statements are no clauses
 * gets them as they are.
 */
export function mergeBatch(statements: readonly StatementPart[]): readonly CausedStatement[] {
  const groups: Group[] = [];
  for (const part of statements) {
    const member: Member = { touched: touchedBy(part.statement, part.cause), ...part };
    const home = homeOf(member, groups);
    if (home) home.push(member);
    else if (isPreparation(member) && groups.every((one) => isIndependent(one, member))) groups.unshift([member]);
    else groups.push([member]);
  }
  return groups.map(written);
}

function touchedBy({ sql, clause }: Statement, cause: PlannedOperation): Touched {
  if (sql.text.startsWith('COMMENT ON ')) return commentTouched(cause);
  // What is beside ADD COLUMN and is no part of an ALTER TABLE are the indexes.
  if (clause === undefined && cause.operation.kind === 'addColumn') return touchedByIndexes(cause.operation.indexes);
  return touchedNames(cause);
}

/** The last ALTER TABLE that the clause can join without passing by anything that it depends on. */
function homeOf(member: Member, groups: readonly Group[]): Group | undefined {
  if (clauseOf(member) === undefined) return undefined;
  for (const group of groups.toReversed()) {
    if (canJoin(member, group)) return group;
    if (!isIndependent(group, member)) return undefined;
  }
  return undefined;
}

/**
 * The server sorts the clauses of one ALTER TABLE into passes and keeps their order in each: what depends on another must not come into
 * a pass before it. A column has its type changed once.
 */
function canJoin(member: Member, group: Group): boolean {
  const clause = clauseOf(member);
  return group.every((other) => {
    const known = clauseOf(other);
    if (!clause || !known || known.table.text !== clause.table.text) return false;
    if (other.statement.transaction !== member.statement.transaction) return false;
    // The parts of one alterColumn are right in any order that the server has them in.
    if (other.cause === member.cause && member.cause.operation.kind === 'alterColumn') return true;
    if (!dependsOnOrder(other.touched, member.touched)) return true;
    return known.pass < clause.pass || (known.pass === clause.pass && !clause.once);
  });
}

/** A type has to be there before its first column, and needs nothing itself. */
function isPreparation({ cause }: Member): boolean {
  return cause.operation.kind === 'createEnum';
}

function isIndependent(group: Group, member: Member): boolean {
  return group.every((one) => !dependsOnOrder(one.touched, member.touched));
}

/** What the script asks or decides about a statement is about that one alone. */
function clauseOf({ statement }: Member): Clause | undefined {
  const { clause, guard, onlyIf, control, loop } = statement;
  return guard === undefined && onlyIf === undefined && !control && !loop ? clause : undefined;
}

function written(group: Group): CausedStatement {
  const causes = [...new Set(group.map((one) => one.cause))];
  const clauses = group.flatMap((one) => clauseOf(one) ?? []);
  const [first] = group;
  const parts = group.map(({ statement, cause, number }) => ({ statement, cause, number }));
  const [head] = clauses;
  if (!first || !head || group.length === 1) return { statement: first?.statement as Statement, causes, parts };
  const actions = join(
    clauses.map((one) => one.action),
    ',\n  ',
  );
  return {
    statement: { sql: fragment`${head.table}\n  ${actions}`, transaction: first.statement.transaction },
    causes,
    parts,
  };
}
