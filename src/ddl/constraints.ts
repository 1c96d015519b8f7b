import type { Constraint as ConstraintNode, IndexElem } from 'libpg-query';
import type { Constraint, ConstraintTiming, Exclude, IndexElement, ReferentialAction } from '../schema/model.ts';
import type { SqlExpression } from '../sql/author.ts';
import { collationName, content, items, type Names, shortName, strings } from './nodes.ts';
import { notUnderstood, type Source } from './source.ts';

const actions: Readonly<Record<string, ReferentialAction>> = {
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
};

/**
 * A constraint of a table or of one of its columns.
 *
 * @param columns the column that it stands with; empty for a constraint of the table
 */
export function constraintOf(
  node: ConstraintNode,
  columns: readonly string[],
  source: Source,
  names: Names,
): Constraint {
  const base = { name: node.conname ?? '', named: node.conname !== undefined, ...timing(node) };
  switch (node.contype) {
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE':
      return key(node, columns, base);
    case 'CONSTR_FOREIGN':
      return foreignKey(node, columns, base, names);
    case 'CONSTR_CHECK': {
      if (node.is_enforced === false) return notUnderstood('a check that is not enforced');
      return {
        kind: 'check',
        ...base,
        sql: parenthesised(source, source.behind('check', source.place(node.location))),
        ...(node.skip_validation && { notValid: true }),
        ...(node.is_no_inherit && { noInherit: true }),
      };
    }
    case 'CONSTR_EXCLUSION':
      return exclusion(node, base, source);
    default:
      return notUnderstood(`a constraint of the kind ${node.contype ?? ''}`);
  }
}

/** What stands in the parentheses behind a word. */
export function parenthesised(source: Source, behind: number | undefined): SqlExpression {
  const group = behind === undefined ? undefined : source.group(behind);
  return group ? source.slice(group.start, group.end) : notUnderstood('an expression whose place is not found');
}

function timing({ deferrable, initdeferred }: ConstraintNode): ConstraintTiming {
  return { ...(deferrable && { deferrable: true }), ...(initdeferred && { initially: 'deferred' as const }) };
}

type Base = { readonly name: string; readonly named: boolean } & ConstraintTiming;

function key(node: ConstraintNode, columns: readonly string[], base: Base): Constraint {
  if (node.options !== undefined) return notUnderstood('the storage parameters of a key');
  if (node.indexspace !== undefined) return notUnderstood('the tablespace of a key');
  if (node.without_overlaps) return notUnderstood('WITHOUT OVERLAPS');
  const listed = strings(node.keys);
  const include = strings(node.including);
  const common = {
    ...base,
    columns: listed.length > 0 ? listed : columns,
    ...(include.length > 0 && { include }),
    ...(node.indexname !== undefined && { usingIndex: node.indexname }),
  };
  if (node.contype === 'CONSTR_PRIMARY') return { kind: 'primaryKey', ...common };
  return { kind: 'unique', ...common, ...(node.nulls_not_distinct && { nullsNotDistinct: true }) };
}

function foreignKey(node: ConstraintNode, columns: readonly string[], base: Base, names: Names): Constraint {
  if (node.is_enforced === false) return notUnderstood('a foreign key that is not enforced');
  if (node.fk_with_period || node.pk_with_period) return notUnderstood('a foreign key with a PERIOD');
  if (node.fk_del_set_cols !== undefined) return notUnderstood('ON DELETE with a list of columns');
  const onDelete = actions[node.fk_del_action ?? 'a'];
  const onUpdate = actions[node.fk_upd_action ?? 'a'];
  const listed = strings(node.fk_attrs);
  return {
    kind: 'foreignKey',
    ...base,
    columns: listed.length > 0 ? listed : columns,
    target: names.relation(node.pktable),
    targetColumns: strings(node.pk_attrs),
    ...(onDelete && { onDelete }),
    ...(onUpdate && { onUpdate }),
    ...(node.fk_matchtype === 'f' && { match: 'full' as const }),
    ...(node.skip_validation && { notValid: true }),
  };
}

function exclusion(node: ConstraintNode, base: Base, source: Source): Exclude {
  if (node.options !== undefined || node.indexspace !== undefined)
    return notUnderstood('the storage of an exclusion constraint');
  const behind = source.behind('exclude', source.place(node.location));
  const group = behind === undefined ? undefined : source.group(behind);
  if (group === undefined) return notUnderstood('the elements of an exclusion constraint');
  const places = source.parts(group.start, group.end);
  // The server makes the name of what the expressions call, by rules that only it knows whole.
  if (node.conname === undefined && (node.exclusions ?? []).some((one) => content(items(one)[0], 'IndexElem')?.expr))
    return notUnderstood('an exclusion constraint of expressions without a name');
  const where = node.where_clause === undefined ? undefined : source.behind('where', group.end + 1);
  return {
    kind: 'exclude',
    ...base,
    elements: (node.exclusions ?? []).map((one, i) => {
      const [element, operator] = items(one);
      const place = places[i];
      const symbol = strings(items(operator));
      const index = content(element, 'IndexElem');
      if (!index || !place || symbol.length !== 1) return notUnderstood('an element of an exclusion constraint');
      const { target, opclass, ...rest } = elementOf(index, place, source);
      if (Object.keys(rest).length > 0) return notUnderstood('an element of an exclusion constraint with an order');
      return { target, operator: symbol[0] ?? '', ...(opclass !== undefined && { opclass }) };
    }),
    ...(node.access_method !== undefined && { using: node.access_method }),
    ...(where !== undefined && { where: parenthesised(source, where) }),
  };
}

/** An element of an index: a column or an expression, and what is said about it. */
export function elementOf(
  node: IndexElem,
  place: { readonly start: number; readonly end: number },
  source: Source,
): IndexElement {
  if (node.opclassopts !== undefined) return notUnderstood('the parameters of an operator class');
  const opclass = shortName(node.opclass);
  const collation = node.collation && collationName({ collname: node.collation });
  return {
    target: node.name ?? columnInParentheses(node) ?? expression(place, source),
    ...(node.ordering === 'SORTBY_DESC' && { order: 'desc' as const }),
    ...(node.ordering === 'SORTBY_ASC' && { order: 'asc' as const }),
    ...(node.nulls_ordering === 'SORTBY_NULLS_FIRST' && { nulls: 'first' as const }),
    ...(node.nulls_ordering === 'SORTBY_NULLS_LAST' && { nulls: 'last' as const }),
    ...(opclass !== undefined && { opclass }),
    ...collation,
  };
}

/** `(name)` is the column itself. */
function columnInParentheses({ expr }: IndexElem): string | undefined {
  const path = strings(content(expr, 'ColumnRef')?.fields);
  return path.length === 1 ? path[0] : undefined;
}

/** A call stands alone, everything else in parentheses, which are not part of it. */
function expression(place: { readonly start: number; readonly end: number }, source: Source): SqlExpression {
  const group = source.group(place.start);
  if (group === undefined || group.end > place.end) return notUnderstood('the expression of an index');
  const isCall = source.text.slice(place.start, group.start - 1).trim() !== '';
  return isCall ? source.slice(place.start, group.end + 1) : source.slice(group.start, group.end);
}
