import type { CreateStmt, Node, PartitionBoundSpec, PartitionSpec } from 'libpg-query';
import type { Operation } from '../operations/operation.ts';
import type { Constraint, PartitionBounds, Table, TableName, TableOptions } from '../schema/model.ts';
import { type Literal, plainSql, type SqlExpression } from '../sql/author.ts';
import { columnOf } from './columns.ts';
import { constraintOf } from './constraints.ts';
import { constant, content, parameters } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood, type Source } from './source.ts';

/** CREATE TABLE. https://www.postgresql.org/docs/current/sql-createtable.html */
export const createTable: Reader<'CreateStmt'> = (node, { source, names, at }) => {
  if (node.ofTypename !== undefined) return notUnderstood('CREATE TABLE … OF a type');
  const name = names.relation(node.relation);
  const elements = node.tableElts ?? [];
  if (node.partbound !== undefined) return [partition(node, name, { source, names, at })];
  const columns: Table['columns'][number][] = [];
  const constraints: Constraint[] = [];
  for (const element of elements) {
    const column = content(element, 'ColumnDef');
    const constraint = content(element, 'Constraint');
    if (column) {
      const read = columnOf(column, source, names);
      columns.push(read.column);
      constraints.push(...read.constraints);
    } else if (constraint) constraints.push(constraintOf(constraint, [], source, names));
    else return notUnderstood('CREATE TABLE … LIKE');
  }
  const inherits = (node.inhRelations ?? []).map((one) => names.relation(content(one, 'RangeVar')));
  const options = tableOptions(node, inherits, source);
  const table: Table = { ...name, columns, constraints, indexes: [], ...(options && { options }) };
  return [{ kind: 'createTable', at, table, ifNotExists: node.if_not_exists ?? false }];
};

function partition(
  node: CreateStmt,
  table: TableName,
  { source, names, at }: Parameters<Reader<'CreateStmt'>>[1],
): Operation {
  if (node.tableElts !== undefined || node.partspec !== undefined || node.options !== undefined)
    return notUnderstood('a partition with columns, options or partitions of its own');
  if (node.if_not_exists) return notUnderstood('IF NOT EXISTS of a partition');
  const parent = names.relation(content(node.inhRelations?.[0], 'RangeVar'));
  const bounds = boundsOf(node.partbound ?? {}, source);
  return { kind: 'createPartition', at, table, of: { parent, bounds } };
}

/** Which rows a partition holds. */
export function boundsOf(node: PartitionBoundSpec, source: Source): PartitionBounds {
  if (node.is_default) return { kind: 'default' };
  const start = source.place(node.location);
  switch (node.strategy) {
    case 'h':
      return { kind: 'hash', modulus: node.modulus ?? 0, remainder: node.remainder ?? 0 };
    case 'l':
      return { kind: 'list', values: boundValues(node.listdatums, source.behind('in', start), source) };
    case 'r': {
      const from = source.behind('from', start);
      const to = source.behind('to', start);
      return {
        kind: 'range',
        from: boundValues(node.lowerdatums, from, source),
        to: boundValues(node.upperdatums, to, source),
      };
    }
    default:
      return notUnderstood('the rows of a partition');
  }
}

function boundValues(nodes: readonly Node[] | undefined, from: number | undefined, source: Source): readonly Literal[] {
  const group = from === undefined ? undefined : source.group(from);
  const places = group ? source.parts(group.start, group.end) : [];
  return (nodes ?? []).map((node, i) => {
    const value = constant(node);
    const place = places[i];
    if (value !== undefined) return value;
    return place ? source.slice(place.start, place.end) : notUnderstood('the bound of a partition');
  });
}

function tableOptions(node: CreateStmt, inherits: readonly TableName[], source: Source): TableOptions | undefined {
  const persistence = node.relation?.relpersistence;
  const commits = {
    ONCOMMIT_PRESERVE_ROWS: 'preserve rows',
    ONCOMMIT_DELETE_ROWS: 'delete rows',
    ONCOMMIT_DROP: 'drop',
  };
  const onCommit = Object.entries(commits).find(([kind]) => kind === node.oncommit)?.[1] as TableOptions['onCommit'];
  const storage = parameters(node.options);
  const options: TableOptions = {
    ...(persistence === 'u' && { unlogged: true }),
    ...(persistence === 't' && { temporary: true }),
    ...(node.partspec && { partitionBy: partitionKey(node.partspec, source) }),
    ...(inherits.length > 0 && { inherits }),
    ...(node.accessMethod !== undefined && { using: node.accessMethod }),
    ...(storage && { with: storage }),
    ...(onCommit && { onCommit }),
    ...(node.tablespacename !== undefined && { tablespace: node.tablespacename }),
  };
  return Object.keys(options).length === 0 ? undefined : options;
}

/** `RANGE (created_at)` */
function partitionKey({ strategy, location }: PartitionSpec, source: Source): SqlExpression {
  const group = source.group(source.place(location));
  const word = (strategy ?? '').replace('PARTITION_STRATEGY_', '');
  if (group === undefined || !/^(?:RANGE|LIST|HASH)$/.test(word))
    return notUnderstood('the key of a partitioned table');
  return plainSql(`${word} (${source.text.slice(group.start, group.end).trim()})`);
}
