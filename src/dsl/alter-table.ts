import { type Position, problem } from '../diagnostics/diagnostic.ts';
import type { TableChange } from '../operations/operation.ts';
import type { TableName } from '../schema/model.ts';
import { requireName, wrong } from './arguments.ts';
import type { TableReference } from './column.ts';
import { tableName } from './table.ts';
import type { AlterTableChange } from './words/tables.ts';

/** What an author says that is to change of a table, as data. */
export function tableChange({ unlogged, postgresql = {} }: AlterTableChange, at: Position): TableChange {
  if (typeof postgresql !== 'object' || postgresql === null)
    throw wrong('postgresql', postgresql, 'write for instance { with: { fillfactor: 70 } }', at);
  if (unlogged !== undefined && typeof unlogged !== 'boolean')
    throw wrong('unlogged', unlogged, 'write true or false', at);
  const { tablespace, owner, inherit, noInherit, replicaIdentity } = postgresql;
  const parameters = postgresql.with;
  return {
    ...(unlogged !== undefined && { unlogged }),
    ...(parameters !== undefined && { with: parametersOf(parameters, at) }),
    ...(tablespace !== undefined && { tablespace: tablespace && requireName(tablespace, 'the tablespace', at) }),
    ...(noInherit !== undefined && { noInherit: tables(noInherit, at) }),
    ...(inherit !== undefined && { inherit: tables(inherit, at) }),
    ...(replicaIdentity !== undefined && { replicaIdentity: identity(replicaIdentity, at) }),
    ...(owner !== undefined && { owner: owner && requireName(owner, 'the owner', at) }),
  };
}

function parametersOf(parameters: unknown, at: Position): NonNullable<TableChange['with']> {
  const help = 'write for instance { fillfactor: 70, autovacuum_enabled: null }';
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters))
    throw wrong('the storage parameters', parameters, help, at);
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined);
  if (entries.length === 0) throw problem('LB301', 'with names no storage parameter', { at, help });
  for (const [name, value] of entries) {
    if (value !== null && !['string', 'number', 'boolean'].includes(typeof value))
      throw wrong(`the storage parameter "${name}"`, value, 'write a number, a string, true or false, or null', at);
  }
  return Object.fromEntries(entries);
}

function tables(given: TableReference | readonly TableReference[], at: Position): readonly TableName[] {
  const list: readonly TableReference[] = Array.isArray(given) ? given : [given as TableReference];
  if (list.length === 0) throw problem('LB301', 'the list of parents is empty', { at, help: 'name a table' });
  return list.map((one) => {
    if (typeof one === 'string') return { name: requireName(one, 'the parent', at) };
    if (typeof one === 'object' && one !== null)
      return tableName({ ...one, table: requireName(one.table, 'the parent', at) });
    throw wrong('the parent', one, "write 'parent' or { table: 'parent', schema: '…' }", at);
  });
}

function identity(given: unknown, at: Position): NonNullable<TableChange['replicaIdentity']> {
  if (given === 'default' || given === 'full' || given === 'nothing') return given;
  if (typeof given === 'object' && given !== null && 'index' in given)
    return { index: requireName(given.index, 'the index', at) };
  throw wrong('the replica identity', given, "write 'default', 'full', 'nothing' or { index: 'ix_users_email' }", at);
}
