import { relationOf } from '../schema/catalog.ts';
import type { SchemaObject } from '../schema/objects.ts';
import { parameters, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';

/** CREATE VIEW. https://www.postgresql.org/docs/current/sql-createview.html */
export const createView: Reader<'ViewStmt'> = (node, { source, names, at }) => {
  if (node.view?.relpersistence === 't') return notUnderstood('a temporary view');
  const start = source.behind('as') ?? notUnderstood('the query of a view');
  const check = node.withCheckOption;
  const option = check === 'LOCAL_CHECK_OPTION' ? 'local' : check === 'CASCADED_CHECK_OPTION' ? 'cascaded' : undefined;
  const end =
    option === undefined
      ? source.text.length
      : lastWith(source.text, /\bwith(?:\s+(?:local|cascaded))?\s+check\s+option\s*$/i);
  const columns = strings(node.aliases);
  const storage = parameters(node.options);
  const object: SchemaObject<'view'> = {
    kind: 'view',
    ...names.relation(node.view),
    query: source.slice(start, end),
    ...(columns.length > 0 && { columns }),
    ...(storage && { with: storage }),
    ...(option && { checkOption: option }),
  };
  if (node.replace) return [{ kind: 'replaceObject', at, object, recreate: false }];
  return [{ kind: 'createObject', at, object, ifNotExists: false }];
};

/** CREATE MATERIALIZED VIEW; CREATE TABLE … AS makes a table whose columns only the server knows. */
export const createTableAs: Reader<'CreateTableAsStmt'> = (node, { source, names, at }) => {
  if (node.objtype !== 'OBJECT_MATVIEW') return notUnderstood('CREATE TABLE … AS');
  const { into } = node;
  const start = source.behind('as') ?? notUnderstood('the query of a materialized view');
  const end = lastWith(source.text, /\bwith\s+(?:no\s+)?data\s*$/i);
  const columns = strings(into?.colNames);
  const storage = parameters(into?.options);
  const object: SchemaObject<'materializedView'> = {
    kind: 'materializedView',
    ...names.relation(into?.rel),
    query: source.slice(start, end),
    ...(columns.length > 0 && { columns }),
    ...(storage && { with: storage }),
    ...(into?.accessMethod !== undefined && { using: into.accessMethod }),
    ...(into?.tableSpaceName !== undefined && { tablespace: into.tableSpaceName }),
    withData: !into?.skipData,
    indexes: [],
  };
  return [{ kind: 'createObject', at, object, ifNotExists: node.if_not_exists ?? false }];
};

/** REFRESH MATERIALIZED VIEW. */
export const refreshView: Reader<'RefreshMatViewStmt'> = (node, { names, at }) => {
  const view = names.relation(node.relation);
  const holder = relationOf(names.catalog, view.name, view.schema);
  if (holder?.kind !== 'materializedView') return [];
  return [{ kind: 'refreshView', at, view, concurrently: node.concurrent ?? false, withData: !node.skipData }];
};

/** Where the clause at the end of a statement begins; the end where there is none. */
function lastWith(text: string, clause: RegExp): number {
  const found = clause.exec(text);
  return found ? found.index : text.length;
}
