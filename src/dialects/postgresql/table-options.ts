import type { Operation } from '../../operations/operation.ts';
import { nameOf } from '../../schema/catalog.ts';
import type { Column, Constraint, Index, Table, TableName, TableOptions } from '../../schema/model.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { type Dialect, doing, inside, type RenderContext, type Rendering, type Statement } from '../dialect.ts';
import { identifier, qualified, refused } from '../spelling.ts';
import { alterTable, executed, pass } from './alter-table.ts';
import { parameter, parameterList } from './elements.ts';
import { storageChanges } from './storage.ts';

/** The clauses in one ALTER TABLE; the database's own tablespace is known to the server alone, and the owner comes last. */
export function alterTableOptions(operation: Operation<'alterTable'>, { dialect }: RenderContext): Rendering {
  const { table, unlogged, tablespace, inherit = [], noInherit = [], owner, replicaIdentity } = operation;
  const set = Object.entries(operation.with ?? {}).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const reset = Object.entries(operation.with ?? {}).flatMap(([name, value]) => (value === null ? [name] : []));
  const named = (word: string, parent: TableName): Fragment =>
    fragment`${verbatim(word)} ${qualified(parent, dialect)}`;
  const actions = [
    unlogged === undefined ? nothing : verbatim(unlogged ? 'SET UNLOGGED' : 'SET LOGGED'),
    set.length === 0 ? nothing : fragment`SET (${parameterList(Object.fromEntries(set))})`,
    reset.length === 0 ? nothing : fragment`RESET (${join(reset.map(parameter))})`,
    typeof tablespace === 'string' ? fragment`SET TABLESPACE ${identifier(tablespace, dialect)}` : nothing,
    ...noInherit.map((one) => named('NO INHERIT', one)),
    ...inherit.map((one) => named('INHERIT', one)),
    replicaIdentity === undefined ? nothing : identitySql(replicaIdentity, dialect),
    owner === undefined ? nothing : ownerSql(owner, dialect),
  ];
  const own = together(table, actions, dialect);
  if (tablespace !== null) return own;
  const head = fragment`ALTER TABLE ${qualified(table, dialect)} SET TABLESPACE`;
  const { kind, at, tablespace: _, ...others } = operation;
  return [
    ...doing(inside(executed(head, OWN_TABLESPACE)), { kind, at, table, tablespace }),
    ...doing(own, { kind, at, ...others }),
  ];
}

const OWN_TABLESPACE =
  '(SELECT spcname FROM pg_catalog.pg_tablespace t JOIN pg_catalog.pg_database d ON d.dattablespace = t.oid WHERE d.datname = pg_catalog.current_database())';

/** What CREATE TABLE has no words for. */
export function laterOptions(table: Table, at: Operation['at'], dialect: Dialect): readonly Statement[] {
  const { owner, replicaIdentity } = table.options ?? {};
  const stored = table.columns.filter(isStored);
  const actions = stored.flatMap((one) => columnActions(one, dialect));
  if (replicaIdentity !== undefined) actions.push(identitySql(identityOf(table, replicaIdentity), dialect));
  if (owner !== undefined) actions.push(ownerSql(owner, dialect));
  if (actions.length === 0) return [];
  const own = replicaIdentity === undefined && owner === undefined ? [] : [optionsChange(table, at)];
  return doing(together(table, actions, dialect), ...own, ...stored.map((one) => storageChange(table, one, at)));
}

/** The index that is marked is known by its name. */
function identityOf({ constraints, indexes }: Table, said: NonNullable<TableOptions['replicaIdentity']>): Identity {
  if (said !== 'index') return said;
  const marked = constraints.find(isIdentity) ?? indexes.find(isIdentity);
  return marked ? { index: marked.name } : 'nothing';
}

/** Is something said of how it is stored, for which CREATE TABLE has no words? */
function isStored({ statistics, storage, compression }: Column): boolean {
  return statistics !== undefined || storage !== undefined || compression !== undefined;
}

function optionsChange(table: TableName, at: Operation['at']): Operation {
  return { kind: 'alterTable', at, table: nameOf(table), replicaIdentity: 'nothing' };
}

function storageChange(
  table: TableName,
  { name, statistics, storage, compression }: Column,
  at: Operation['at'],
): Operation {
  return {
    kind: 'alterColumn',
    at,
    table: nameOf(table),
    column: name,
    ...(statistics !== undefined && { statistics }),
    ...(storage !== undefined && { storage }),
    ...(compression !== undefined && { compression }),
  };
}

/** What ADD COLUMN has no words for. */
export function laterColumnOptions(
  table: TableName,
  column: Column,
  at: Operation['at'],
  dialect: Dialect,
): readonly Statement[] {
  const actions = columnActions(column, dialect);
  return actions.length === 0 ? [] : doing(together(table, actions, dialect), storageChange(table, column, at));
}

/** An index that comes back as the replica identity of its table. */
export function identityBack(
  table: TableName,
  one: Index | Constraint,
  at: Operation['at'],
  dialect: Dialect,
): readonly Statement[] {
  if (!isIdentity(one)) return [];
  return doing(together(table, [identitySql({ index: one.name }, dialect)], dialect), optionsChange(table, at));
}

function columnActions(column: Column, dialect: Dialect): readonly Fragment[] {
  const own = identifier(column.name, dialect);
  return storageChanges(column, column.name, column.type).map((one) => fragment`ALTER COLUMN ${own} ${one}`);
}

function together(table: TableName, actions: readonly Fragment[], dialect: Dialect): readonly Statement[] {
  const said = actions.filter((one) => one.text !== '');
  const [only, ...more] = said;
  if (!only) return [];
  if (more.length === 0) return [alterTable(table, only, pass.rest, dialect)];
  const one = alterTable(table, join(said, ',\n  '), pass.rest, dialect);
  const sql = fragment`ALTER TABLE ${qualified(table, dialect)}\n  ${join(said, ',\n  ')}`;
  return [{ ...one, sql }];
}

function isIdentity(one: Index | Constraint): boolean {
  return 'replicaIdentity' in one && one.replicaIdentity === true;
}

type Identity = NonNullable<Operation<'alterTable'>['replicaIdentity']>;

function identitySql(identity: Identity, dialect: Dialect): Fragment {
  if (typeof identity === 'string') return verbatim(`REPLICA IDENTITY ${identity.toUpperCase()}`);
  return fragment`REPLICA IDENTITY USING INDEX ${identifier(identity.index, dialect)}`;
}

/** CURRENT_USER, since CURRENT_ROLE is no owner before 14: https://www.postgresql.org/docs/13/sql-altertable.html */
function ownerSql(owner: string | null, dialect: Dialect): Fragment {
  if (owner === null) return verbatim('OWNER TO CURRENT_USER');
  if (owner === 'public' || owner === 'none') refused(`no role can be called ${shown(owner)}`, 'name the owner');
  return fragment`OWNER TO ${identifier(owner, dialect)}`;
}
