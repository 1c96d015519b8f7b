import type { Position } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/diagnostic.ts';
import type { Operation } from '../../operations/operation.ts';
import type { DataLoss } from '../../operations/rules.ts';
import { type AuthorSql, type DialectName, dialectNames, type Literal, type SqlPart } from '../../sql/author.ts';
import { wrong } from '../arguments.ts';
import { callSite } from '../call-site.ts';
import { type DefinedOperation, definitionOf, type OperationDefinition } from '../define-operation.ts';
import { describe, requireSql, toLiteral } from '../values.ts';
import type { Capture } from './control.ts';
import type { Recorder } from './recorder.ts';

type ArgumentsOf<A> = Record<never, never> extends A ? [args?: A] : [args: A];

/** The word for operations of one's own. */
export interface DefinedWords {
  /**
   * Records an operation that `defineOperation` has made.
   * @example
   * op.run(createAuditTrigger, { table: 'users' }) // CREATE TRIGGER audit AFTER UPDATE ON users EXECUTE FUNCTION audit()
   */
  run<A>(operation: DefinedOperation<A>, ...args: ArgumentsOf<NoInfer<A>>): void;
}

export function definedWords({ add }: Recorder, capture: Capture): DefinedWords {
  // What undoes an operation may be one that this operation undoes: the way back of a way back is never asked for.
  let undoing = false;
  const words: DefinedWords = {
    run<A>(operation: DefinedOperation<A>, ...[given]: ArgumentsOf<NoInfer<A>>) {
      const at = callSite(words.run);
      const definition = definitionOf(operation);
      if (definition === undefined)
        throw wrong('what run records', operation, 'give it what defineOperation({ … }) has made', at);
      const args = (given ?? {}) as A;
      const { name, summary, inverse } = definition;
      const values = plainArguments(name, args, at);
      const sql = { kind: 'sql-by-dialect', by: rendered(definition, args, at) } as const;
      const inWords = summary ? requireText(summary(args), `the summary of ${name}`, at) : `run ${name}`;
      const loss = lossOf(definition, args, at);
      let down: readonly Operation[] | null | undefined;
      if (inverse === null) down = null;
      else if (inverse && !undoing) {
        undoing = true;
        try {
          down = capture((op) => inverse(op, args), `the inverse of ${name}`, at);
        } finally {
          undoing = false;
        }
      }
      add({
        kind: 'custom',
        at,
        name,
        summary: inWords,
        arguments: values,
        sql,
        ...(down !== undefined && { down }),
        ...(loss && { loss }),
      });
    },
  };
  return words;
}

/** The arguments as data. */
function plainArguments(name: string, args: unknown, at: Position): Literal {
  if (typeof args !== 'object' || args === null || Array.isArray(args))
    throw wrong(`what ${name} takes`, args, "write an object: { table: 'users' }", at);
  const entries = Object.entries(args).filter(([, value]) => value !== undefined);
  return toLiteral(Object.fromEntries(entries), at, `what ${name} takes`);
}

function rendered<A>(
  { name, render }: OperationDefinition<A>,
  args: A,
  at: Position,
): { readonly [D in DialectName]?: AuthorSql } {
  const by: { [D in DialectName]?: AuthorSql } = {};
  for (const dialect of dialectNames) {
    const given = render[dialect]?.(args);
    if (given === undefined && render[dialect] === undefined) continue;
    const statements: readonly unknown[] = Array.isArray(given) ? given : [given];
    const parts = statements.flatMap((one, i): SqlPart[] => {
      const statement = requireSql(one, `what ${name} renders for ${dialect}`, at);
      // A line of its own, so that a comment at the end does not swallow the semicolon.
      return i === 0 ? [statement] : [{ kind: 'text', text: '\n;\n', index: 0 }, statement];
    });
    by[dialect] = { kind: 'sql', parts };
  }
  return by;
}

function lossOf<A>({ name, dataLoss }: OperationDefinition<A>, args: A, at: Position): DataLoss | undefined {
  const lost = dataLoss?.(args);
  if (lost === undefined || lost === null) return undefined;
  if (typeof lost !== 'object')
    throw problem('LB321', `dataLoss of ${name} gives ${describe(lost)}`, { at, help: "give { of: '…', what: '…' }" });
  const word = name.replace(/(?<=[a-z0-9])[A-Z]/g, '-$&').toLowerCase();
  return {
    key: `${word}:${requireText(lost.of, `"of" in the data loss of ${name}`, at)}`,
    what: requireText(lost.what, `"what" in the data loss of ${name}`, at),
  };
}

function requireText(value: unknown, what: string, at: Position): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw problem('LB321', `${what} is ${value === '' ? 'an empty string' : describe(value)}, not a text`, {
    at,
    help: 'give a few words that a reviewer understands',
  });
}
