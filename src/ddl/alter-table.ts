import type { AlterTableCmd, AlterTableStmt } from 'libpg-query';
import type { Operation } from '../operations/operation.ts';
import { referencesTo, relationOf, tableOf } from '../schema/catalog.ts';
import { attachedTo } from '../schema/catalog-objects.ts';
import type { TableName } from '../schema/model.ts';
import { wordsOf } from '../sql/words.ts';
import { changedIdentity, columnOf, defaultOf, identityOf } from './columns.ts';
import { constraintOf } from './constraints.ts';
import { boundsOf } from './create-table.ts';
import { collationName, expected, items, type Names } from './nodes.ts';
import type { ReadContext, Reader } from './reader.ts';
import { notUnderstood } from './source.ts';
import { changeOfStorage } from './table-options.ts';
import { columnType } from './types.ts';

/** ALTER TABLE, each of its commands. https://www.postgresql.org/docs/current/sql-altertable.html */
export const alterTable: Reader<'AlterTableStmt'> = (node, context) => {
  const { names } = context;
  if (node.objtype === 'OBJECT_TYPE') return notUnderstood('ALTER TYPE of a composite type');
  if (node.objtype === 'OBJECT_INDEX') return alterIndex(node);
  const table = names.relation(node.relation);
  if (node.missing_ok && relationOf(names.catalog, table.name, table.schema) === undefined) return [];
  // The commands stand between commas behind the name of the table.
  const { source } = context;
  const places = source.parts(behindName(node, context), source.text.length);
  const commands = (node.cmds ?? []).map((one, i) => ({
    node: expected(one, 'AlterTableCmd'),
    place: places[i] ?? notUnderstood('a command whose place is not found'),
  }));
  return commands
    .toSorted((a, b) => passOf(a.node) - passOf(b.node))
    .flatMap((one) => command(one.node, { ...context, table, place: one.place }));
};

/** The server does the commands of one ALTER TABLE in passes, whatever their order (AlterTablePass in its tablecmds.c). */
function passOf({ subtype }: AlterTableCmd): number {
  switch (subtype) {
    case 'AT_DropColumn':
    case 'AT_DropConstraint':
      return 0;
    case 'AT_AlterColumnType':
      return 1;
    case 'AT_AddColumn':
      return 2;
    case 'AT_ColumnDefault':
    case 'AT_SetNotNull':
    case 'AT_DropNotNull':
    case 'AT_AddIdentity':
    case 'AT_SetIdentity':
    case 'AT_DropIdentity':
      return 3;
    case 'AT_AddConstraint':
      return 4;
    default:
      return 5;
  }
}

/** The place behind the table's name: its first word that is none of ALTER TABLE's own. */
function behindName({ relation }: AlterTableStmt, { source }: ReadContext): number {
  const start = source.place(relation?.location);
  const tokens = source.tokens.filter((one) => one.start >= start);
  const parts = relation?.schemaname === undefined ? 1 : 3;
  const star = tokens[parts] && source.text.slice(tokens[parts].start, tokens[parts].end) === '*' ? 1 : 0;
  return tokens[parts + star]?.start ?? source.text.length;
}

/** A part of an index that is attached to its parent belongs to no catalog: the parent's index is known. */
function alterIndex(node: AlterTableStmt): readonly Operation[] {
  const known = (node.cmds ?? []).every((one) => {
    const { subtype = '' } = expected(one, 'AlterTableCmd');
    return subtype === 'AT_AttachPartition' || subtype === 'AT_SetStatistics' || UNRECORDED.has(subtype);
  });
  return known ? [] : notUnderstood('ALTER INDEX');
}

interface CommandContext extends ReadContext {
  readonly table: TableName;
  /** The text of the command. */
  readonly place: { readonly start: number; readonly end: number };
}

/** What the catalog has no place for: planner settings, clustering, triggers that are switched. */
const UNRECORDED: ReadonlySet<string> = new Set([
  'AT_SetOptions',
  'AT_ResetOptions',
  'AT_ClusterOn',
  'AT_DropCluster',
  'AT_EnableTrig',
  'AT_EnableAlwaysTrig',
  'AT_EnableReplicaTrig',
  'AT_EnableTrigAll',
  'AT_EnableTrigUser',
  'AT_DisableTrig',
  'AT_DisableTrigAll',
  'AT_DisableTrigUser',
]);

function command(node: AlterTableCmd, context: CommandContext): readonly Operation[] {
  const { at, table, names, source, place } = context;
  const column = node.name ?? '';
  switch (node.subtype) {
    case 'AT_AddColumn':
      return addColumn(node, context);
    case 'AT_DropColumn':
      return dropColumn(node, context);
    case 'AT_ColumnDefault': {
      const start = source.behind('default', place.start) ?? place.end;
      const type = tableOf(names.catalog, table)?.columns.find((one) => one.name === column)?.type;
      const value = node.def && defaultOf(node.def, start, place.end, type, source);
      return [{ kind: 'alterColumn', at, table, column, default: value ?? { kind: 'none' } }];
    }
    case 'AT_DropNotNull':
    case 'AT_SetNotNull':
      return [{ kind: 'alterColumn', at, table, column, nullable: node.subtype === 'AT_DropNotNull' }];
    case 'AT_AlterColumnType': {
      const { typeName, collClause, raw_default } = expected(node.def, 'ColumnDef');
      const using = raw_default && source.behind('using', place.start);
      return [
        {
          kind: 'alterColumn',
          at,
          table,
          column,
          type: columnType(typeName, names),
          ...collationName(collClause),
          ...(using !== undefined && { using: source.slice(using, place.end) }),
        },
      ];
    }
    case 'AT_AddIdentity': {
      const known = tableOf(names.catalog, table)?.columns.find((one) => one.name === column);
      if (known?.identity) return notUnderstood('an identity of a column that is one already');
      return [{ kind: 'alterColumn', at, table, column, identity: identityOf(expected(node.def, 'Constraint')) }];
    }
    case 'AT_SetIdentity': {
      const known = tableOf(names.catalog, table)?.columns.find((one) => one.name === column)?.identity;
      if (!known) return notUnderstood('a change of an identity that the chain does not know');
      return [{ kind: 'alterColumn', at, table, column, identity: changedIdentity(known, items(node.def)) }];
    }
    case 'AT_DropIdentity':
      if (node.missing_ok) return notUnderstood('DROP IDENTITY IF EXISTS');
      return [{ kind: 'alterColumn', at, table, column, identity: null }];
    case 'AT_AddConstraint': {
      const constraint = constraintOf(expected(node.def, 'Constraint'), [], source, names);
      return [{ kind: 'addConstraint', at, table, constraint }];
    }
    case 'AT_DropConstraint':
      if (node.behavior === 'DROP_CASCADE') return notUnderstood('DROP CONSTRAINT … CASCADE');
      return [{ kind: 'dropConstraint', at, table, name: column, exact: true, ifExists: node.missing_ok ?? false }];
    case 'AT_ValidateConstraint':
      return [{ kind: 'validateConstraint', at, table, name: column }];
    case 'AT_EnableRowSecurity':
    case 'AT_DisableRowSecurity':
      return [{ kind: 'rowSecurity', at, table, enabled: node.subtype === 'AT_EnableRowSecurity' }];
    case 'AT_ForceRowSecurity':
    case 'AT_NoForceRowSecurity':
      return [{ kind: 'rowSecurity', at, table, forced: node.subtype === 'AT_ForceRowSecurity' }];
    case 'AT_AttachPartition': {
      const { name, bound } = expected(node.def, 'PartitionCmd');
      const of = { parent: table, bounds: boundsOf(bound ?? {}, source) };
      return [{ kind: 'attachPartition', at, table: names.relation(name), of }];
    }
    case 'AT_DetachPartition': {
      const { name, concurrent = false } = expected(node.def, 'PartitionCmd');
      return [{ kind: 'detachPartition', at, table: names.relation(name), parent: table, concurrently: concurrent }];
    }
    default:
      if (UNRECORDED.has(node.subtype ?? '')) return [];
      return (
        changeOfStorage(node, table, context) ??
        notUnderstood(`ALTER TABLE with ${(node.subtype ?? '').replace('AT_', '')}`)
      );
  }
}

function addColumn(node: AlterTableCmd, { at, table, names, source }: CommandContext): readonly Operation[] {
  const { column, constraints } = columnOf(expected(node.def, 'ColumnDef'), source, names);
  const ifNotExists = node.missing_ok ?? false;
  return [{ kind: 'addColumn', at, table, column, constraints, indexes: [], ifNotExists, inline: true }];
}

/** CASCADE takes the foreign keys along that point to the column; what else it takes nobody can tell. */
function dropColumn(node: AlterTableCmd, { at, table, names }: CommandContext): readonly Operation[] {
  const column = node.name ?? '';
  const drop = { kind: 'dropColumn', at, table, column, ifExists: node.missing_ok ?? false } as const;
  if (node.behavior !== 'DROP_CASCADE') return [drop];
  const { catalog } = names;
  if (isNamedByView(catalog, table.name, column)) return notUnderstood('DROP COLUMN … CASCADE under a view');
  const watched = attachedTo(catalog, table).some(
    (one) => one.kind === 'trigger' && one.events.some((event) => event.columns?.includes(column)),
  );
  if (watched) return notUnderstood('DROP COLUMN … CASCADE under a trigger');
  const keys = referencesTo(catalog, table).filter(({ constraint }) => constraint.targetColumns.includes(column));
  return [...keys.map(({ table: other, constraint }) => dropKey(other, constraint.name, at)), drop];
}

export function dropKey(table: TableName, name: string, at: ReadContext['at']): Operation {
  return { kind: 'dropConstraint', at, table, name, exact: true, ifExists: false };
}

/** Does the text of a view name all these words? */
export function isNamedByView(catalog: Names['catalog'], ...words: readonly string[]): boolean {
  return [...catalog.objects.values()].some((one) => {
    if (one.kind !== 'view' && one.kind !== 'materializedView') return false;
    const named = wordsOf(one.query);
    return words.every((word) => named.has(word));
  });
}
