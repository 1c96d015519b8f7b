import type { Node, TypeName } from 'libpg-query';
import { typeOf } from '../schema/catalog.ts';
import { objectOf } from '../schema/catalog-objects.ts';
import type { ColumnType, RangeElement } from '../schema/types.ts';
import { plainSql } from '../sql/author.ts';
import { constant, content, type Names, PUBLIC, strings } from './nodes.ts';
import { notUnderstood } from './source.ts';

type Modifiers = readonly number[];

const plain = (type: ColumnType) => (): ColumnType => type;

const moment =
  (kind: 'time' | 'timestamp', timezone: boolean) =>
  ([precision]: Modifiers): ColumnType => ({ kind, timezone, ...(precision !== undefined && { precision }) });

const text =
  (kind: 'string' | 'char') =>
  ([length]: Modifiers): ColumnType => ({ kind, ...(length !== undefined && { length }) });

const ranges: readonly RangeElement[] = ['int4', 'int8', 'num', 'date', 'ts', 'tstz'];

/** PostgreSQL's own types by the names that its grammar gives them. https://www.postgresql.org/docs/current/datatype.html */
const builtIn: ReadonlyMap<string, (modifiers: Modifiers) => ColumnType> = new Map([
  ['int2', plain({ kind: 'smallint' })],
  ['int4', plain({ kind: 'integer' })],
  ['int8', plain({ kind: 'bigint' })],
  [
    'numeric',
    ([precision, scale]: Modifiers): ColumnType => ({
      kind: 'numeric',
      ...(precision !== undefined && { precision }),
      ...(scale !== undefined && { scale }),
    }),
  ],
  ['float4', plain({ kind: 'real' })],
  ['float8', plain({ kind: 'double' })],
  ['bool', plain({ kind: 'boolean' })],
  ['varchar', text('string')],
  ['bpchar', text('char')],
  ['text', plain({ kind: 'text' })],
  ['date', plain({ kind: 'date' })],
  ['time', moment('time', false)],
  ['timetz', moment('time', true)],
  ['timestamp', moment('timestamp', false)],
  ['timestamptz', moment('timestamp', true)],
  ['interval', interval],
  ['uuid', plain({ kind: 'uuid' })],
  ['json', plain({ kind: 'json' })],
  ['jsonb', plain({ kind: 'jsonb' })],
  ['jsonpath', plain({ kind: 'jsonpath' })],
  ['xml', plain({ kind: 'xml' })],
  ['bytea', plain({ kind: 'binary' })],
  ['inet', plain({ kind: 'inet' })],
  ['cidr', plain({ kind: 'cidr' })],
  ['macaddr', plain({ kind: 'macaddr' })],
  ['macaddr8', plain({ kind: 'macaddr8' })],
  ['tsvector', plain({ kind: 'tsvector' })],
  ['tsquery', plain({ kind: 'tsquery' })],
  ['money', plain({ kind: 'money' })],
  ['oid', plain({ kind: 'oid' })],
  ['regclass', plain({ kind: 'regclass' })],
  ['regconfig', plain({ kind: 'regconfig' })],
  ['bit', bit(false)],
  ['varbit', bit(true)],
  ...ranges.flatMap((of) => [
    [`${of}range`, plain({ kind: 'range', of, multi: false })] as const,
    [`${of}multirange`, plain({ kind: 'range', of, multi: true })] as const,
  ]),
]);

/** Types of extensions that everybody writes without a schema. */
const contributed: ReadonlyMap<string, ColumnType> = new Map([
  ['hstore', { kind: 'hstore' }],
  ['citext', { kind: 'citext' }],
]);

const serials: ReadonlyMap<string, 'smallint' | 'integer' | 'bigint'> = new Map([
  ['smallserial', 'smallint'],
  ['serial2', 'smallint'],
  ['serial', 'integer'],
  ['serial4', 'integer'],
  ['bigserial', 'bigint'],
  ['serial8', 'bigint'],
]);

/** SERIAL is no type but a short way to say three things. */
export function serialType(type: TypeName | undefined): ColumnType | undefined {
  const names = strings(type?.names);
  const kind = names.length === 1 ? serials.get(names[0] ?? '') : undefined;
  return kind && { kind };
}

/** The type of a column. */
export function columnType(type: TypeName | undefined, names: Names): ColumnType {
  if (type === undefined) return notUnderstood('a column without a type');
  if (type.setof || type.pct_type) return notUnderstood('a type that refers to a column');
  const of = elementOf(type, names);
  const dimensions = type.arrayBounds?.length ?? 0;
  return dimensions === 0 ? of : { kind: 'array', of, dimensions };
}

function elementOf(type: TypeName, names: Names): ColumnType {
  const path = strings(type.names);
  const [name = '', schema] = path.toReversed();
  const own = schema === undefined || schema === 'pg_catalog';
  const known = own ? builtIn.get(name) : undefined;
  if (known && !(name === 'bpchar' && type.typmods === undefined)) return known((type.typmods ?? []).map(modifier));
  const extra = schema === undefined || schema === PUBLIC ? contributed.get(name) : undefined;
  if (extra) return extra;
  const full = names.path(
    schema === 'pg_catalog' ? [name] : path,
    (one) =>
      typeOf(names.catalog, one) !== undefined || objectOf(names.catalog, { kind: 'domain', ...one }) !== undefined,
  );
  const shape = typeOf(names.catalog, full);
  if (shape) return { kind: 'enum', ...full, ...(shape.managed && { values: shape.values }) };
  const modifiers = (type.typmods ?? []).map(spelledModifier);
  const list = modifiers.length > 0 ? `(${modifiers.join(', ')})` : '';
  return { kind: 'raw', sql: plainSql(`${spelledName(full)}${list}`) };
}

function modifier(node: Node): number {
  const value = constant(node);
  return typeof value === 'number' ? value : notUnderstood('a type with a modifier that is no number');
}

/** `geometry(Point, 4326)`: words and numbers. */
function spelledModifier(node: Node): string {
  const value = constant(node);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  const word = strings(content(node, 'ColumnRef')?.fields);
  return word.length === 1 ? spelledName({ name: word[0] ?? '' }) : notUnderstood('a type with an unusual modifier');
}

/** A name as SQL text: in quotes where its letters ask for it. */
export function spelledName(one: { readonly name: string; readonly schema?: string }): string {
  return (one.schema === undefined ? [one.name] : [one.schema, one.name])
    .map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.');
}

/** The fields of an interval are bits: utils/timestamp.h and datetime.h of PostgreSQL. */
const fields = new Map([
  [1 << 2, 'YEAR'],
  [1 << 1, 'MONTH'],
  [1 << 3, 'DAY'],
  [1 << 10, 'HOUR'],
  [1 << 11, 'MINUTE'],
  [1 << 12, 'SECOND'],
  [(1 << 2) | (1 << 1), 'YEAR TO MONTH'],
  [(1 << 3) | (1 << 10), 'DAY TO HOUR'],
  [(1 << 3) | (1 << 10) | (1 << 11), 'DAY TO MINUTE'],
  [(1 << 3) | (1 << 10) | (1 << 11) | (1 << 12), 'DAY TO SECOND'],
  [(1 << 10) | (1 << 11), 'HOUR TO MINUTE'],
  [(1 << 10) | (1 << 11) | (1 << 12), 'HOUR TO SECOND'],
  [(1 << 11) | (1 << 12), 'MINUTE TO SECOND'],
]);
const ALL_FIELDS = 0x7fff;

function interval([mask, precision]: Modifiers): ColumnType {
  const named = mask === undefined || mask === ALL_FIELDS ? undefined : fields.get(mask);
  if (named === undefined && mask !== undefined && mask !== ALL_FIELDS)
    return notUnderstood('the fields of an interval');
  return {
    kind: 'interval',
    ...(named !== undefined && { fields: named }),
    ...(precision !== undefined && { precision }),
  };
}

function bit(varying: boolean) {
  return ([length]: Modifiers): ColumnType => ({
    kind: 'bit',
    varying,
    // BIT is BIT(1), and the grammar says so.
    ...(length !== undefined && (varying || length !== 1) && { length }),
  });
}

const spelled: ReadonlyMap<string, string> = new Map([
  ['int2', 'smallint'],
  ['int4', 'integer'],
  ['int8', 'bigint'],
  ['float4', 'real'],
  ['float8', 'double precision'],
  ['bool', 'boolean'],
  ['varchar', 'character varying'],
  ['bpchar', 'character'],
  ['time', 'time without time zone'],
  ['timetz', 'time with time zone'],
  ['timestamp', 'timestamp without time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['varbit', 'bit varying'],
]);

/** A type as the argument of a routine, where lengths mean nothing. */
export function spelledType(type: TypeName | undefined, names: Names): string {
  const [name = '', schema] = strings(type?.names).toReversed();
  const own = schema === undefined || schema === 'pg_catalog';
  const standard = own ? (spelled.get(name) ?? (schema === undefined ? undefined : name)) : undefined;
  const path = schema === undefined ? [name] : [schema, name];
  return `${standard ?? spelledName(names.path(path))}${'[]'.repeat(type?.arrayBounds?.length ?? 0)}`;
}
