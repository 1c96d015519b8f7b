import type { DropStmt, Node } from 'libpg-query';
import type { Operation } from '../operations/operation.ts';
import { referencesTo, sameName, tableOf, typeOf } from '../schema/catalog.ts';
import { objectOf } from '../schema/catalog-objects.ts';
import type { TableName } from '../schema/model.ts';
import type { ObjectKind } from '../schema/objects.ts';
import { dropKey, isNamedByView } from './alter-table.ts';
import { content, items, strings } from './nodes.ts';
import type { ReadContext, Reader } from './reader.ts';
import { routineReference } from './routines.ts';
import { notUnderstood } from './source.ts';

const relations: Readonly<Record<string, ObjectKind>> = {
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materializedView',
  OBJECT_SEQUENCE: 'sequence',
};

/** DROP of anything. */
export const drop: Reader<'DropStmt'> = (node, context) =>
  (node.objects ?? []).flatMap((one) => dropOne(one, node, context));

function dropOne(object: Node, node: DropStmt, context: ReadContext): readonly Operation[] {
  const { names, at } = context;
  const { catalog } = names;
  const ifExists = node.missing_ok ?? false;
  const cascade = node.behavior === 'DROP_CASCADE';
  const path = strings(items(object));
  const kind = relations[node.removeType ?? ''];
  if (kind) return [{ kind: 'dropObject', at, reference: { kind, ...names.path(path) }, ifExists, cascade }];
  switch (node.removeType) {
    case 'OBJECT_TABLE':
      return dropTable(names.path(path), ifExists, cascade, context);
    case 'OBJECT_INDEX': {
      if (cascade) return notUnderstood('DROP INDEX … CASCADE');
      return [{ kind: 'dropIndex', at, ...names.path(path), ifExists, concurrently: node.concurrent ?? false }];
    }
    case 'OBJECT_TRIGGER':
    case 'OBJECT_POLICY': {
      const [name = '', ...table] = path.toReversed();
      const on = names.path(table.toReversed());
      const reference = { kind: node.removeType === 'OBJECT_TRIGGER' ? 'trigger' : 'policy', name, on } as const;
      return [{ kind: 'dropObject', at, reference, ifExists, cascade }];
    }
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE': {
      const kindOf = node.removeType === 'OBJECT_FUNCTION' ? 'function' : 'procedure';
      return [{ kind: 'dropObject', at, reference: routineReference(object, kindOf, context), ifExists, cascade }];
    }
    case 'OBJECT_SCHEMA':
    case 'OBJECT_EXTENSION': {
      const name = content(object, 'String')?.sval ?? '';
      const reference = { kind: node.removeType === 'OBJECT_SCHEMA' ? 'schema' : 'extension', name } as const;
      if (cascade) return notUnderstood('DROP … CASCADE of all that a schema or an extension holds');
      return [{ kind: 'dropObject', at, reference, ifExists, cascade }];
    }
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN': {
      const type = strings(content(object, 'TypeName')?.names);
      const isType = (one: TableName): boolean =>
        typeOf(catalog, one) !== undefined || objectOf(catalog, { kind: 'domain', ...one }) !== undefined;
      const name = names.path(type, isType);
      if (typeOf(catalog, name) && !cascade) return [{ kind: 'dropEnum', at, type: name, ifExists }];
      if (objectOf(catalog, { kind: 'domain', ...name }))
        return [{ kind: 'dropObject', at, reference: { kind: 'domain', ...name }, ifExists, cascade }];
      if (ifExists && !typeOf(catalog, name)) return [];
      return notUnderstood('DROP TYPE of a type that the chain did not make, or with CASCADE');
    }
    default:
      return notUnderstood(`DROP of ${(node.removeType ?? '').replace('OBJECT_', '').toLowerCase()}`);
  }
}

/** CASCADE takes the foreign keys along that point to the table; what else it takes nobody can tell. */
function dropTable(
  table: TableName,
  ifExists: boolean,
  cascade: boolean,
  { names, at }: ReadContext,
): readonly Operation[] {
  const { catalog } = names;
  const dropped = { kind: 'dropTable', at, table, ifExists } as const;
  if (!cascade || !tableOf(catalog, table)) return [dropped];
  if (isNamedByView(catalog, table.name)) return notUnderstood('DROP TABLE … CASCADE under a view');
  const keys = referencesTo(catalog, table).filter((one) => !sameName(one.table, table));
  return [...keys.map((one) => dropKey(one.table, one.constraint.name, at)), dropped];
}
