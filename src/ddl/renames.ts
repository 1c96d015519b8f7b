import { relationOf, typeOf } from '../schema/catalog.ts';
import { objectOf } from '../schema/catalog-objects.ts';
import type { ObjectReference } from '../schema/objects.ts';
import { items, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { routineReference } from './routines.ts';
import { notUnderstood } from './source.ts';

/** ALTER … RENAME. PostgreSQL takes ALTER TABLE for whatever has rows, and for indexes and sequences. */
export const rename: Reader<'RenameStmt'> = (node, context) => {
  const { names, at } = context;
  const { catalog } = names;
  const { newname: to = '', subname = '' } = node;
  const object = (reference: ObjectReference) => [{ kind: 'renameObject', at, reference, to } as const];
  switch (node.renameType) {
    case 'OBJECT_TABLE':
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
    case 'OBJECT_SEQUENCE':
    case 'OBJECT_INDEX': {
      const name = names.relation(node.relation);
      const holder = relationOf(catalog, name.name, name.schema);
      if (holder === undefined && node.missing_ok) return [];
      if (holder === undefined || holder.kind === 'table') return [{ kind: 'renameTable', at, table: name, to }];
      switch (holder.kind) {
        case 'index':
          return [{ kind: 'renameIndex', at, index: name, to }];
        case 'constraint':
          return [{ kind: 'renameConstraint', at, table: holder.table, name: name.name, to }];
        default:
          return object({ kind: holder.kind, ...name });
      }
    }
    case 'OBJECT_COLUMN': {
      if (node.relationType !== 'OBJECT_TABLE') return notUnderstood('the new name of a column of a view');
      const table = names.relation(node.relation);
      if (relationOf(catalog, table.name, table.schema) === undefined && node.missing_ok) return [];
      return [{ kind: 'alterColumn', at, table, column: subname, rename: to }];
    }
    case 'OBJECT_TABCONSTRAINT':
      return [{ kind: 'renameConstraint', at, table: names.relation(node.relation), name: subname, to }];
    case 'OBJECT_TRIGGER':
      return object({ kind: 'trigger', name: subname, on: names.relation(node.relation) });
    case 'OBJECT_POLICY':
      return object({ kind: 'policy', name: subname, on: names.relation(node.relation) });
    case 'OBJECT_FUNCTION':
      return object(routineReference(node.object, 'function', context));
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN': {
      const name = names.path(
        strings(items(node.object)),
        (one) => typeOf(catalog, one) !== undefined || objectOf(catalog, { kind: 'domain', ...one }) !== undefined,
      );
      if (objectOf(catalog, { kind: 'domain', ...name })) return object({ kind: 'domain', ...name });
      if (typeOf(catalog, name)) return [{ kind: 'renameEnum', at, type: name, to }];
      return notUnderstood('the new name of a type');
    }
    default:
      return notUnderstood(`the new name of ${(node.renameType ?? '').replace('OBJECT_', '').toLowerCase()}`);
  }
};
