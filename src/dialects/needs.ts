import type { Block, PlannedOperation, Step } from '../plan/plan.ts';
import { plainCondition } from '../schema/condition.ts';
import type { Dialect } from './dialect.ts';

/** What a right is on. A schema without a name is the one in which unqualified names are made; the database is the one at hand. */
export interface Subject {
  readonly kind: 'relation' | 'type' | 'routine' | 'schema' | 'extension' | 'database';
  readonly name?: string;
  readonly schema?: string;
}

/**
 * What the role that runs a plan must be or hold: `owner`, `drop` (the owner of its schema may, too), `refresh`, `install`, or a
 * privilege in the words of GRANT. CREATE on what stands in a schema means that schema.
 */
export interface Need {
  readonly right: string;
  readonly on: Subject;
}

/** What an operation asks of the role that runs it, and what belongs to that role afterwards. */
export interface Access {
  readonly needs: readonly Need[];
  readonly makes: readonly Subject[];
}

/**
 * What a plan as a whole needs, each need once, in the order of the plan. Nothing is asked about what the plan itself makes. What it
 * makes only under a condition may be there already, and belong to somebody else: that is asked, and the script passes it over where
 * it is not there.
 */
export function needsOf(steps: readonly Step[], { privileges }: Pick<Dialect, 'privileges'>): readonly Need[] {
  const needs = new Map<string, Need>();
  const born = new Born();
  /** Blocks whose condition is a query of the author's: whether they run cannot be told from what is there. */
  const unknown = new Set<Block>();
  for (const step of steps) {
    for (const planned of step.operations) {
      const { opens, block } = planned;
      if (opens && (isQuery(opens) || (block && unknown.has(block)))) unknown.add(opens);
      if (block && unknown.has(block)) continue;
      for (const { operation, before, after } of partsOf(planned)) {
        const access = privileges(operation, before, after);
        for (const need of access.needs) {
          if (born.has(need.on) || (block && isCreation(need))) continue;
          const key = `${need.right} ${need.on.kind} ${nameIn(need.on)}`;
          if (!needs.has(key)) needs.set(key, need);
        }
        if (!block) for (const one of access.makes) born.add(one);
      }
    }
  }
  return [...needs.values()];
}

/** Of raw SQL, what is understood of it. */
function partsOf(planned: PlannedOperation): readonly Pick<PlannedOperation, 'operation' | 'before' | 'after'>[] {
  return planned.reads ?? [planned];
}

function isQuery({ question }: Block): boolean {
  return plainCondition(question.condition).plain.kind === 'query';
}

/** A right that is needed only where something is not there yet. */
function isCreation({ right }: Need): boolean {
  return right === 'CREATE' || right === 'TEMPORARY' || right === 'install';
}

/** What the plan itself has made. */
class Born {
  readonly #names = new Map<Subject['kind'], Set<string>>();

  add(subject: Subject): void {
    const { kind } = subject;
    const known = this.#names.get(kind);
    if (known) known.add(nameIn(subject));
    else this.#names.set(kind, new Set([nameIn(subject)]));
  }

  /** By itself, or with its schema. */
  has(subject: Subject): boolean {
    const { kind, schema } = subject;
    if (this.#names.get(kind)?.has(nameIn(subject))) return true;
    return schema !== undefined && this.#names.get('schema')?.has(schema) === true;
  }
}

/** Its name among those of its kind. */
function nameIn({ name = '', schema }: Subject): string {
  return schema === undefined ? name : `${schema}\u0000${name}`;
}
