import type { AlterTableCmd, RoleSpec } from 'libpg-query';
import type { ColumnChange, Operation, TableChange } from '../operations/operation.ts';
import { relationOf, tableOf } from '../schema/catalog.ts';
import type { ColumnStorage, TableName } from '../schema/model.ts';
import { usualStorage } from '../schema/storage.ts';
import type { ColumnType } from '../schema/types.ts';
import { content, expected, integer, items, type Names, parameters } from './nodes.ts';
import type { ReadContext, Reader } from './reader.ts';
import { notUnderstood } from './source.ts';
import { roleOf } from './triggers.ts';

/** The commands of ALTER TABLE that change how a table or a column is kept; undefined for another command. */
export function changeOfStorage(
  node: AlterTableCmd,
  table: TableName,
  context: ReadContext,
): readonly Operation[] | undefined {
  const { at, names } = context;
  const column = (change: ColumnChange): readonly Operation[] => [
    { kind: 'alterColumn', at, table, column: node.name ?? notUnderstood('a column of an index'), ...change },
  ];
  const whole = (change: TableChange): readonly Operation[] => {
    const kind = relationOf(names.catalog, table.name, table.schema)?.kind;
    // Of views and sequences the catalog keeps none of this.
    return kind === undefined || kind === 'table' ? [{ kind: 'alterTable', at, table, ...change }] : [];
  };
  switch (node.subtype) {
    case 'AT_SetStatistics': {
      const statistics = Number(integer(node.def) ?? -1);
      return column({ statistics: statistics < 0 ? null : statistics });
    }
    case 'AT_SetStorage':
      return column({ storage: storageOf(content(node.def, 'String')?.sval, typeOfColumn(node, table, names)) });
    case 'AT_SetCompression':
      return column({ compression: compressionOf(content(node.def, 'String')?.sval) });
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return whole({ unlogged: node.subtype === 'AT_SetUnLogged' });
    case 'AT_SetRelOptions':
      return whole({ with: parameters(items(node.def)) ?? {} });
    case 'AT_ResetRelOptions': {
      const reset = items(node.def).map((one) => [expected(one, 'DefElem').defname ?? '', null] as const);
      return whole({ with: Object.fromEntries(reset) });
    }
    case 'AT_SetTableSpace':
      return whole({ tablespace: node.name === 'pg_default' ? null : (node.name ?? null) });
    case 'AT_AddInherit':
      return whole({ inherit: [names.relation(expected(node.def, 'RangeVar'))] });
    case 'AT_DropInherit':
      return whole({ noInherit: [names.relation(expected(node.def, 'RangeVar'))] });
    case 'AT_ChangeOwner':
      return whole({ owner: ownerOf(node.newowner ?? {}) });
    case 'AT_ReplicaIdentity': {
      const { identity_type: type, name = '' } = expected(node.def, 'ReplicaIdentityStmt');
      const simple = { d: 'default', f: 'full', n: 'nothing' } as const;
      const known = Object.entries(simple).find(([letter]) => letter === type)?.[1];
      return whole({ replicaIdentity: known ?? { index: name } });
    }
    default:
      return undefined;
  }
}

const storages: readonly ColumnStorage[] = ['plain', 'external', 'extended', 'main'];

/** null is what the type has anyway. */
export function storageOf(word = 'default', type: ColumnType | undefined): ColumnStorage | null {
  const said = storages.find((one) => one === word.toLowerCase());
  return said === undefined || (type && usualStorage(type) === said) ? null : said;
}

function typeOfColumn({ name }: AlterTableCmd, table: TableName, { catalog }: Names): ColumnType | undefined {
  return tableOf(catalog, table)?.columns.find((one) => one.name === name)?.type;
}

export function compressionOf(word = 'default'): 'pglz' | 'lz4' | null {
  return (['pglz', 'lz4'] as const).find((one) => one === word.toLowerCase()) ?? null;
}

/** ALTER TABLE … SET SCHEMA. */
export const moveToSchema: Reader<'AlterObjectSchemaStmt'> = (node, { names, at }) => {
  if (node.objectType !== 'OBJECT_TABLE') return notUnderstood('another schema for what is no table');
  const table = names.relation(node.relation);
  const holder = relationOf(names.catalog, table.name, table.schema);
  if (holder === undefined && node.missing_ok) return [];
  if (holder !== undefined && holder.kind !== 'table') return notUnderstood('another schema for what is no table');
  const { schema = null } = names.resolve(table.name, node.newschema, () => false);
  return [{ kind: 'moveTable', at, table, toSchema: schema }];
};

/** Who runs the script has no name. */
function ownerOf(role: RoleSpec): string | null {
  return role.roletype === 'ROLESPEC_CSTRING' ? roleOf(role) : null;
}
