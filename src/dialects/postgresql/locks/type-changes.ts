import type { Catalog } from '../../../schema/catalog.ts';
import { objectOf } from '../../../schema/catalog-objects.ts';
import type { SchemaObject } from '../../../schema/objects.ts';
import { type ColumnType, sameType, type TypeKind } from '../../../schema/types.ts';
import { textOfSql } from '../../../sql/author.ts';

/** What ALTER COLUMN … TYPE does to the rows; a text is what decides on it, where that cannot be known. */
export type TypeChange = 'keeps' | 'rewrites' | { readonly rewritesIf: string };

/**
 * Are the old values the new ones, byte for byte? The server keeps the table where the cast is binary coercible or its support function
 * removes it (ATColumnChangeRequiresRewrite in src/backend/commands/tablecmds.c).
 */
export function typeChange(from: ColumnType, to: ColumnType, catalog: Catalog): TypeChange {
  if (sameType(from, to)) return 'keeps';
  if (from.kind === 'raw' || to.kind === 'raw') return changeOfRaw(from, to, catalog);
  if (BINARY.has(`${from.kind} ${to.kind}`)) return 'keeps';
  switch (to.kind) {
    case 'string':
      if (from.kind === 'string') return fits(from.length, to.length);
      return (from.kind === 'text' || from.kind === 'citext') && to.length === undefined ? 'keeps' : 'rewrites';
    case 'text':
    case 'citext':
      return from.kind === 'string' ? 'keeps' : 'rewrites';
    case 'numeric':
      return from.kind === 'numeric' ? numeric(from, to) : 'rewrites';
    case 'bit':
      return from.kind === 'bit' && from.varying && to.varying ? fits(from.length, to.length) : 'rewrites';
    case 'timestamp':
    case 'time':
      return moment(from, to);
    case 'interval':
      return from.kind === 'interval' ? interval(from, to) : 'rewrites';
    case 'float':
    case 'real':
    case 'double':
      return floatOf(from) === floatOf(to) ? 'keeps' : 'rewrites';
    case 'enum':
      return from.kind === 'enum' && from.name === to.name && from.schema === to.schema ? 'keeps' : 'rewrites';
    case 'binary':
    case 'json':
      return from.kind === to.kind ? 'keeps' : 'rewrites';
    default:
      return 'rewrites';
  }
}

/** Casts WITHOUT FUNCTION: pg_cast, where castmethod is b. */
const BINARY: ReadonlySet<string> = new Set<`${TypeKind} ${TypeKind}`>([
  'text citext',
  'citext text',
  'cidr inet',
  'xml text',
  'oid integer',
  'integer oid',
  'regclass oid',
  'oid regclass',
  'regconfig oid',
  'oid regconfig',
  'regclass integer',
  'integer regclass',
]);

/** Without a length there is no limit. */
function fits(from: number | undefined, to: number | undefined): TypeChange {
  if (to === undefined) return 'keeps';
  return from !== undefined && from <= to ? 'keeps' : 'rewrites';
}

function numeric(from: ColumnType<'numeric'>, to: ColumnType<'numeric'>): TypeChange {
  if (to.precision === undefined) return 'keeps';
  if (from.precision === undefined || (from.scale ?? 0) !== (to.scale ?? 0)) return 'rewrites';
  return from.precision <= to.precision ? 'keeps' : 'rewrites';
}

type Clock = ColumnType<'timestamp' | 'time'>;

/** https://www.postgresql.org/docs/release/12.0/: no rewrite between the two timestamps while the session's TimeZone is UTC. */
function moment(from: ColumnType, to: Clock): TypeChange {
  if (from.kind !== to.kind || (from.precision ?? 6) > (to.precision ?? 6)) return 'rewrites';
  if (from.timezone === to.timezone) return 'keeps';
  return to.kind === 'timestamp' ? { rewritesIf: 'TimeZone is not UTC' } : 'rewrites';
}

function interval(from: ColumnType<'interval'>, to: ColumnType<'interval'>): TypeChange {
  if (to.fields !== undefined && to.fields !== from.fields) return 'rewrites';
  return (from.precision ?? 6) <= (to.precision ?? 6) ? 'keeps' : 'rewrites';
}

/** FLOAT(1) to FLOAT(24) is real, the others are double precision. */
function floatOf(type: ColumnType): 'real' | 'double' | undefined {
  if (type.kind === 'float') return (type.precision ?? 53) <= 24 ? 'real' : 'double';
  return type.kind === 'real' || type.kind === 'double' ? type.kind : undefined;
}

function changeOfRaw(from: ColumnType, to: ColumnType, catalog: Catalog): TypeChange {
  const old = from.kind === 'raw' ? domainOf(from, catalog) : undefined;
  if (old) return typeChange(old.type, to, catalog);
  const domain = to.kind === 'raw' ? domainOf(to, catalog) : undefined;
  // The base of a domain is what is stored; its checks are looked at in a new copy of the table.
  if (domain && !isConstrained(domain) && sameType(from, domain.type)) return 'keeps';
  return { rewritesIf: `${nameOfType(from)} is stored otherwise than ${nameOfType(to)}` };
}

export function nameOfType(type: ColumnType): string {
  return type.kind === 'raw' ? textOfSql(type.sql).trim() : type.kind;
}

/** The domain of this name in the catalog. */
export function domainOf(type: ColumnType<'raw'>, catalog: Catalog): SchemaObject<'domain'> | undefined {
  const parts = textOfSql(type.sql)
    .trim()
    .split('.')
    .map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase()));
  const [first, second] = parts;
  if (first === undefined || parts.length > 2) return undefined;
  return objectOf(catalog, {
    kind: 'domain',
    ...(second === undefined ? { name: first } : { name: second, schema: first }),
  });
}

export function isConstrained({ notNull, checks }: SchemaObject<'domain'>): boolean {
  return notNull || checks.length > 0;
}

/** Types that no column has as a domain: PostgreSQL's own, and those of extensions in wide use. */
export const NO_DOMAINS: ReadonlySet<string> = new Set(
  `point line lseg box path polygon circle pg_lsn pg_snapshot txid_snapshot name bpchar "char" regproc regprocedure regoper regtype
  regrole regnamespace regdictionary geometry geography raster ltree lquery ltxtquery vector halfvec sparsevec cube semver
  isbn ean13 int4 int8 int2 float4 float8 bool varbit timestamptz timetz tid xid xid8 cid`.split(/\s+/),
);
