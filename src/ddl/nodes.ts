import type { A_Const, CollateClause, DefElem, Node, RangeVar } from 'libpg-query';
import { type Catalog, relationOf } from '../schema/catalog.ts';
import type { Collation, TableName } from '../schema/model.ts';
import { notUnderstood } from './source.ts';

/** The schema that everybody's search path has: who leaves the schema out means it. */
export const PUBLIC = 'public';

type Kinds<N> = N extends unknown ? keyof N : never;
export type NodeKind = Kinds<Node>;
type Content<K extends NodeKind> = Extract<Node, { readonly [P in K]: unknown }>[K];

/** What a node of this kind holds; undefined for one of another kind. */
export function content<K extends NodeKind>(node: Node | undefined, kind: K): Content<K> | undefined {
  const tagged: { readonly [P in NodeKind]?: unknown } | undefined = node;
  return tagged?.[kind] as Content<K> | undefined;
}

/** The same where nothing else is understood. */
export function expected<K extends NodeKind>(node: Node | undefined, kind: K): Content<K> {
  return content(node, kind) ?? notUnderstood(`something other than ${kind}`);
}

/** A list of names. */
export function strings(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).map((one) => content(one, 'String')?.sval ?? '');
}

/** The elements of a List node. */
export function items(node: Node | undefined): readonly Node[] {
  return content(node, 'List')?.items ?? [];
}

/** Finds what names mean at this point in the chain. */
export class Names {
  readonly catalog: Catalog;
  readonly #publicIsHome: boolean;

  /** @param publicIsHome new names of `public` are those without a schema, whatever the chain writes elsewhere */
  constructor(catalog: Catalog, publicIsHome: boolean) {
    this.catalog = catalog;
    this.#publicIsHome = publicIsHome;
  }

  /** The name as the catalog has it: `public.users` and `users` are the same. */
  resolve(name: string, schema: string | undefined, isKnown?: (one: TableName) => boolean): TableName {
    const bare: TableName = { name };
    if (schema !== undefined && schema !== PUBLIC) return { name, schema };
    const full: TableName = { name, schema: PUBLIC };
    const said = schema === undefined ? bare : full;
    const other = schema === undefined ? full : bare;
    const known = isKnown ?? ((one) => relationOf(this.catalog, one.name, one.schema) !== undefined);
    if (known(said)) return said;
    if (known(other)) return other;
    return schema === PUBLIC && (this.#publicIsHome || !this.#saysPublic()) ? bare : said;
  }

  /** Does the chain write `public` itself? */
  #saysPublic(): boolean {
    return [...this.catalog.tables.keys()].some((key) => key.startsWith(`${PUBLIC}\u0000`));
  }

  relation(node: RangeVar | undefined): TableName {
    if (node?.relname === undefined) return notUnderstood('a statement without a table');
    if (node.catalogname !== undefined) return notUnderstood('a name with a database');
    return this.resolve(node.relname, node.schemaname);
  }

  /** A name in parts: `schema.name`. */
  path(parts: readonly string[], isKnown?: (one: TableName) => boolean): TableName {
    const [name, schema, ...rest] = parts.toReversed();
    if (name === undefined || rest.length > 0) return notUnderstood('a name of more than two parts');
    return this.resolve(name, schema, isKnown);
  }
}

/** The value of an integer of the tree, which leaves 0 out. */
export function integer(node: Node | undefined): number | bigint | undefined {
  if (node === undefined) return undefined;
  const whole = content(node, 'Integer');
  if (whole) return whole.ival ?? 0;
  const large = content(node, 'Float')?.fval;
  if (large === undefined || !/^-?\d+$/.test(large)) return notUnderstood('a number that is not whole');
  return BigInt(large);
}

/** The options of a statement by name. */
export function optionsOf(nodes: readonly Node[] | undefined): ReadonlyMap<string, DefElem> {
  return new Map(
    (nodes ?? []).flatMap((one) => {
      const option = content(one, 'DefElem');
      return option?.defname === undefined ? [] : [[option.defname, option] as const];
    }),
  );
}

/** Storage parameters: `WITH (fillfactor = 70)`. */
export function parameters(
  nodes: readonly Node[] | undefined,
): Readonly<Record<string, string | number | boolean>> | undefined {
  if (nodes === undefined || nodes.length === 0) return undefined;
  const entries = nodes.map((node) => {
    const { defnamespace, defname = '', arg } = expected(node, 'DefElem');
    if (defnamespace !== undefined) return notUnderstood(`the parameter ${defnamespace}.${defname}`);
    return [defname, parameter(arg)] as const;
  });
  return Object.fromEntries(entries);
}

function parameter(node: Node | undefined): string | number | boolean {
  if (node === undefined) return true;
  const text = content(node, 'String')?.sval ?? content(node, 'TypeName')?.names?.flatMap((one) => strings([one]))[0];
  if (text !== undefined)
    return text === 'true' || text === 'on' ? true : text === 'false' || text === 'off' ? false : text;
  const float = content(node, 'Float')?.fval;
  return float === undefined ? Number(integer(node)) : Number(float);
}

/** The name of an operator class or of a function of the system, without the schemas that everybody's search path has. */
export function shortName(nodes: readonly Node[] | undefined): string | undefined {
  const parts = strings(nodes);
  const [first] = parts;
  if (parts.length > 1 && first !== 'pg_catalog' && first !== PUBLIC) return parts.join('.');
  return parts.at(-1);
}

/** A collation, without the schemas that everybody's search path has. */
export function collationName(clause: CollateClause | undefined): { readonly collation?: Collation } {
  if (clause === undefined) return {};
  const [name, schema = PUBLIC] = strings(clause.collname).toReversed();
  if (name === undefined) return notUnderstood('a collation without a name');
  if (schema !== PUBLIC && schema !== 'pg_catalog') return { collation: { name, schema } };
  return { collation: name };
}

/** A constant: a text, a number, a truth value or NULL; undefined for anything else. */
export function constant(node: Node | undefined): string | number | bigint | boolean | null | undefined {
  const value: A_Const | undefined = content(node, 'A_Const');
  if (value === undefined) return undefined;
  if (value.isnull) return null;
  if (value.sval) return value.sval.sval ?? '';
  if (value.boolval) return value.boolval.boolval ?? false;
  if (value.ival) return value.ival.ival ?? 0;
  const number = value.fval?.fval;
  if (number === undefined) return undefined;
  return /^\d+$/.test(number) ? BigInt(number) : undefined;
}
