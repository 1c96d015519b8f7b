import type { Position } from '../diagnostics/diagnostic.ts';
import type { TableName } from '../schema/model.ts';
import type { ColumnType } from '../schema/types.ts';
import { type AuthorSql, isSqlExpression, type Literal, type SqlExpression, type SqlPart } from '../sql/author.ts';
import { authored, type Fragment, fragment, join, nothing, verbatim } from '../sql/fragment.ts';
import { type Dialect, isRefusal, type Refusal, type Rendering, refuse, refuseInPlace } from './dialect.ts';

/** Carries a refusal from the depth of a rendering to its operation; `guardRefusal` turns it back into a value. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}

/** Stops a rendering from its depth. */
export function refused(why: string, help: string): never {
  throw new Refused(refuse(why, help));
}

/** Stops a rendering of what only making the table anew can do. */
export function refusedInPlace(why: string): never {
  throw new Refused(refuseInPlace(why));
}

/** Runs a rendering; a refusal from its depth becomes its value. */
export function guardRefusal(render: () => Rendering): Rendering {
  try {
    return render();
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** What a rendering gives; undefined where it is refused. */
export function attempt<T>(render: () => T): T | undefined {
  try {
    return render();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Runs each part of a rendering that may be refused, and refuses at the end with all that was; the place of each is given. */
export class Attempts {
  readonly #refusals: Refusal[] = [];

  try(render: () => Fragment, at: () => Position): Fragment {
    try {
      return render();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (this.#refusals.length < TOLD) this.#refusals.push({ ...error.refusal, at: at() });
      return nothing;
    }
  }

  finish(): void {
    const [first, ...others] = this.#refusals;
    if (first !== undefined) throw new Refused(others.length === 0 ? first : { ...first, others });
  }
}

/** So many refusals of one operation are told. */
const TOLD = 20;

/** Half of a surrogate pair: UTF-8 cannot write it, and a file would hold another character in its place. */
export const HALF_CHARACTER = /\p{Surrogate}/u;

/** Of such a name only the length can be wrong, and it has as many bytes as characters. */
const PLAIN_NAME = /^\w+$/;

/** A name, quoted where the dialect needs it. */
export function identifier(name: string, dialect: Dialect): Fragment {
  if (name.length > dialect.nameLimit || !PLAIN_NAME.test(name)) checkName(name, dialect);
  return verbatim(dialect.quote(name));
}

function checkName(name: string, dialect: Dialect): void {
  if (name === '') refused('a name is empty', 'give it a name');
  if (name.includes('\u0000'))
    refused(`the name ${JSON.stringify(name)} contains a NUL character`, 'remove it from the name');
  if (HALF_CHARACTER.test(name))
    refused(
      `the name ${JSON.stringify(name)} contains half a surrogate pair, which UTF-8 cannot write`,
      'correct the name',
    );
  const length = lengthOf(name, dialect);
  if (length > dialect.nameLimit) {
    refused(
      `the name "${name}" has ${length} ${dialect.nameUnit}, ${dialect.title} allows ${dialect.nameLimit}`,
      'give it a shorter name; the database would cut it off without a word',
    );
  }
}

/** In the unit of the dialect. Engines that count characters count the code units of UTF-16. */
export function lengthOf(name: string, { nameUnit, nameLimit }: Dialect): number {
  if (nameUnit === 'characters' || name.length * 3 <= nameLimit) return name.length;
  return new TextEncoder().encode(name).length;
}

export function qualified(table: TableName, dialect: Dialect): Fragment {
  const name = identifier(table.name, dialect);
  return table.schema === undefined ? name : fragment`${identifier(table.schema, dialect)}.${name}`;
}

/** `a, b, c` */
export function names(list: readonly string[], dialect: Dialect): Fragment {
  return join(list.map((name) => identifier(name, dialect)));
}

/** The SQL of a type in this dialect. */
export function typeSql(type: ColumnType, dialect: Dialect): Fragment {
  const result = renderType(type, dialect);
  if (isRefusal(result)) throw new Refused(result);
  return result;
}

function renderType<T extends ColumnType>(type: T, dialect: Dialect): Fragment | Refusal {
  const render = dialect.types[type.kind] as (type: ColumnType, context: { dialect: Dialect }) => Fragment | Refusal;
  return render(type, { dialect });
}

/** A value as a literal for a column of that type. */
export function literalSql(value: Literal, type: ColumnType | undefined, dialect: Dialect): Fragment {
  if (isSqlExpression(value)) return expressionSql(value, dialect);
  const result = dialect.literal(value, type, { dialect });
  if (isRefusal(result)) throw new Refused(result);
  return result;
}

/** Of SQL that differs by dialect, what is for this one: its own, or its family's. */
export function chosenFor(
  by: { readonly [dialect: string]: SqlExpression },
  { name, family }: Dialect,
): SqlExpression | undefined {
  return by[name] ?? (family === undefined ? undefined : by[family]);
}

/** An author's SQL in this dialect: his text untouched, values as literals, names quoted. */
export function expressionSql(expression: SqlExpression, dialect: Dialect): Fragment {
  if (expression.kind === 'sql-by-dialect') {
    const chosen = chosenFor(expression.by, dialect);
    if (chosen === undefined) {
      const given = Object.keys(expression.by).sort().join(', ');
      refused(`sql.for() says nothing for ${dialect.name}; it has ${given}`, `add a ${dialect.name}: sql\`…\` entry`);
    }
    return expressionSql(chosen, dialect);
  }
  const spelled = expression.parts.map((part) => partSql(part, expression, dialect));
  const [only, ...more] = spelled;
  const whole =
    only && more.length === 0
      ? only
      : join(
          expression.parts.map((part, i) => (part.kind === 'value' ? apart(spelled, i) : spelled[i]) ?? nothing),
          '',
        );
  return endsInComment(whole.text) ? join([whole, verbatim('\n')], '') : whole;
}

function partSql(part: SqlPart, expression: AuthorSql, dialect: Dialect): Fragment {
  if (part.kind === 'text') {
    if (part.text.includes('\u0000')) refused('the SQL contains a NUL character', 'remove it; no database accepts it');
    return part.text === '' ? nothing : authored(part.text, expression, part.index);
  }
  if (part.kind === 'identifier')
    return join(
      part.path.map((name) => identifier(name, dialect)),
      '.',
    );
  if (part.kind === 'value') return literalSql(part.value, undefined, dialect);
  return expressionSql(part, dialect);
}

/** A comment to the end of the line would swallow what is written behind the author's SQL. In doubt, a new line does no harm. */
function endsInComment(text: string): boolean {
  return text.includes('--') && text.includes('--', text.lastIndexOf('\n') + 1);
}

/** `5 -${-1}` would begin a comment, and `${-1}::text` would negate a text: there a negative number is put in parentheses. */
function apart(spelled: readonly Fragment[], i: number): Fragment | undefined {
  const own = spelled[i];
  if (!own?.text.startsWith('-')) return own;
  const risky = spelled[i - 1]?.text.endsWith('-') || spelled[i + 1]?.text.startsWith('::');
  return risky ? fragment`(${own})` : own;
}
