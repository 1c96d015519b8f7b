import type { IndexElem, Node } from 'libpg-query';
import { relationOf } from '../schema/catalog.ts';
import type { Index } from '../schema/model.ts';
import { databaseIndexName } from '../schema/names.ts';
import { elementOf } from './constraints.ts';
import { content, expected, parameters, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';

/** CREATE INDEX. https://www.postgresql.org/docs/current/sql-createindex.html */
export const createIndex: Reader<'IndexStmt'> = (node, { source, names, at }) => {
  const table = names.relation(node.relation);
  const elements = (node.indexParams ?? []).map((one) => expected(one, 'IndexElem'));
  const behind = source.behind('on') ?? 0;
  const group = source.group(node.accessMethod === undefined ? behind : (source.behind('using', behind) ?? behind));
  if (group === undefined) return notUnderstood('the elements of an index');
  const places = source.parts(group.start, group.end);
  const storage = parameters(node.options);
  const where = node.whereClause && source.behind('where', group.end + 1);
  const include = (node.indexIncludingParams ?? []).map((one) => expected(one, 'IndexElem').name ?? '');
  const taken = (name: string): boolean => relationOf(names.catalog, name, table.schema) !== undefined;
  const index: Index = {
    name: node.idxname ?? databaseIndexName(table, elements.map(wordFor), taken),
    unique: node.unique ?? false,
    elements: elements.map((one, i) => {
      const place = places[i];
      return place ? elementOf(one, place, source) : notUnderstood('an element of an index');
    }),
    // What the server takes anyway is not said: a dump says it.
    ...(node.accessMethod !== undefined && node.accessMethod !== 'btree' && { using: node.accessMethod }),
    ...(include.length > 0 && { include }),
    ...(storage && { with: storage }),
    ...(where !== undefined && { where: source.slice(where, source.text.length) }),
    ...(node.nulls_not_distinct && { nullsNotDistinct: true }),
    ...(node.tableSpace !== undefined && { tablespace: node.tableSpace }),
  };
  const { if_not_exists: ifNotExists = false, concurrent: concurrently = false } = node;
  return [{ kind: 'createIndex', at, table, index, ifNotExists, concurrently }];
};

/** How the server calls an element in the name that it makes for an index: FigureIndexColname in its parse_utilcmd.c. */
function wordFor({ name, expr }: IndexElem): string {
  return name ?? wordOf(expr) ?? 'expr';
}

function wordOf(node: Node | undefined): string | undefined {
  const column = content(node, 'ColumnRef');
  if (column) return strings(column.fields).at(-1);
  const call = content(node, 'FuncCall');
  if (call) return strings(call.funcname).at(-1);
  const cast = content(node, 'TypeCast');
  if (cast) return wordOf(cast.arg) ?? strings(cast.typeName?.names).at(-1);
  const collated = content(node, 'CollateClause');
  if (collated) return wordOf(collated.arg);
  return content(node, 'CoalesceExpr') ? 'coalesce' : undefined;
}
