import type { ColumnDef, Constraint as ConstraintNode, Node } from 'libpg-query';
import type { Column, Constraint, Identity } from '../schema/model.ts';
import type { ColumnType, TypeKind } from '../schema/types.ts';
import type { Literal } from '../sql/author.ts';
import { constraintOf, parenthesised } from './constraints.ts';
import { collationName, constant, content, expected, integer, type Names, optionsOf } from './nodes.ts';
import { notUnderstood, type Source } from './source.ts';
import { compressionOf, storageOf } from './table-options.ts';
import { columnType, serialType } from './types.ts';

/** A column with the constraints that stand with it. */
export interface ReadColumn {
  readonly column: Column;
  readonly constraints: readonly Constraint[];
}

/** Words that end a default: the grammar allows no expression with one of them outside of parentheses there. */
const BEHIND_DEFAULT = ['collate', 'constraint', 'generated', 'check', 'primary', 'unique', 'references', 'deferrable'];

export function columnOf(node: ColumnDef, source: Source, names: Names): ReadColumn {
  const { colname: name = '' } = node;
  if (node.fdwoptions !== undefined) return notUnderstood('a column of a foreign table');
  const serial = serialType(node.typeName);
  const type = serial ?? columnType(node.typeName, names);
  const nodes = (node.constraints ?? []).map((one) => expected(one, 'Constraint'));
  const places = nodes.map((one) => source.place(one.location));
  if (node.collClause) places.push(source.place(node.collClause.location));
  const constraints: Constraint[] = [];
  let column: Column = { name, type, nullable: serial === undefined, ...collationName(node.collClause) };
  const storage = node.storage_name === undefined ? null : storageOf(node.storage_name, type);
  const compression = node.compression === undefined ? null : compressionOf(node.compression);
  if (storage) column = { ...column, storage };
  if (compression) column = { ...column, compression };
  if (serial) column = { ...column, autoincrement: true };
  for (const one of nodes) {
    switch (one.contype) {
      case 'CONSTR_NULL':
        break;
      case 'CONSTR_NOTNULL':
        column = { ...column, nullable: false };
        break;
      case 'CONSTR_DEFAULT': {
        const start = source.behind('default', source.place(one.location)) ?? 0;
        const value = defaultOf(one.raw_expr, start, source.end(start, places, BEHIND_DEFAULT), type, source);
        if (value !== undefined) column = { ...column, default: value };
        break;
      }
      case 'CONSTR_IDENTITY':
        column = { ...column, identity: identityOf(one), nullable: false };
        break;
      case 'CONSTR_GENERATED': {
        const sql = parenthesised(source, source.behind('as', source.place(one.location)));
        column = { ...column, computed: { sql, stored: one.generated_kind !== 'v' } };
        break;
      }
      case 'CONSTR_ATTR_DEFERRABLE':
      case 'CONSTR_ATTR_NOT_DEFERRABLE':
      case 'CONSTR_ATTR_DEFERRED':
      case 'CONSTR_ATTR_IMMEDIATE': {
        const last = constraints.pop() ?? notUnderstood('a timing without its constraint');
        constraints.push(timed(last, one.contype));
        break;
      }
      default:
        constraints.push(constraintOf(one, [name], source, names));
    }
  }
  return { column, constraints };
}

function timed(constraint: Constraint, attribute: string): Constraint {
  if (attribute === 'CONSTR_ATTR_DEFERRABLE') return { ...constraint, deferrable: true };
  if (attribute === 'CONSTR_ATTR_DEFERRED') return { ...constraint, deferrable: true, initially: 'deferred' };
  return constraint;
}

const NUMBERS: ReadonlySet<TypeKind> = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double', 'float']);
const TEXTS: ReadonlySet<TypeKind> = new Set(['string', 'char', 'text', 'enum']);

/** A default that is a plain value of the column's type is the same as an author's value; everything else stays SQL. */
export function defaultOf(
  node: Node | undefined,
  start: number,
  end: number,
  type: ColumnType | undefined,
  source: Source,
): Literal | undefined {
  const bare = content(node, 'TypeCast')?.arg ?? node;
  const value = constant(bare);
  // DEFAULT NULL is none.
  if (value === null) return undefined;
  if (type && typeof value === 'string' && TEXTS.has(type.kind)) return value;
  if (type && typeof value === 'boolean' && type.kind === 'boolean') return value;
  if (type && (typeof value === 'number' || typeof value === 'bigint') && NUMBERS.has(type.kind)) return value;
  return source.slice(start, end);
}

/** GENERATED … AS IDENTITY with the options of its sequence, whose name is the server's. */
export function identityOf(node: ConstraintNode): Identity {
  return { always: node.generated_when === 'a', ...identityOptions(node.options) };
}

function identityOptions(nodes: readonly Node[] | undefined): Omit<Identity, 'always'> {
  const options = optionsOf(nodes);
  const limit = (name: 'minvalue' | 'maxvalue'): number | bigint | null | undefined =>
    options.has(name) ? (integer(options.get(name)?.arg) ?? null) : undefined;
  const start = integer(options.get('start')?.arg);
  const increment = integer(options.get('increment')?.arg);
  const cache = integer(options.get('cache')?.arg);
  const [minValue, maxValue] = [limit('minvalue'), limit('maxvalue')];
  const cycle = content(options.get('cycle')?.arg, 'Boolean')?.boolval;
  return {
    // What the server takes anyway is not said: a dump says all of it.
    ...(start !== undefined && start !== 1 && { start }),
    ...(increment !== undefined && increment !== 1 && { increment }),
    ...(typeof minValue === 'number' || typeof minValue === 'bigint' ? { minValue } : {}),
    ...(typeof maxValue === 'number' || typeof maxValue === 'bigint' ? { maxValue } : {}),
    ...(cycle && { cycle: true }),
    ...(cache !== undefined && cache !== 1 && { cache: Number(cache) }),
  };
}

/** ALTER COLUMN … SET GENERATED, SET START and the like: what is not said stays. */
export function changedIdentity(known: Identity, nodes: readonly Node[]): Identity {
  const options = optionsOf(nodes);
  if (options.has('restart')) return notUnderstood('RESTART of an identity');
  const kind = integer(options.get('generated')?.arg);
  const said = identityOptions(nodes.filter((one) => content(one, 'DefElem')?.defname !== 'generated'));
  // The letters of PostgreSQL's catalogs: a is ALWAYS.
  return { ...known, ...said, always: kind === undefined ? known.always : kind === 'a'.charCodeAt(0) };
}
