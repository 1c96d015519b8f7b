import { relationOf, typeOf } from '../schema/catalog.ts';
import { objectOf } from '../schema/catalog-objects.ts';
import type { TableName } from '../schema/model.ts';
import { content, items, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { routineReference } from './routines.ts';
import { notUnderstood } from './source.ts';

const relations: Readonly<Record<string, 'view' | 'materializedView' | 'sequence'>> = {
  OBJECT_VIEW: 'view',
  OBJECT_MATVIEW: 'materializedView',
  OBJECT_SEQUENCE: 'sequence',
};

/** COMMENT ON. https://www.postgresql.org/docs/current/sql-comment.html */
export const comment: Reader<'CommentStmt'> = (node, context) => {
  const { names, at } = context;
  const { object, objtype = 'OBJECT_TABLE' } = node;
  // An empty comment is none.
  const text = node.comment === undefined || node.comment === '' ? null : node.comment;
  const path = strings(items(object));
  const kind = relations[objtype];
  if (kind) return [{ kind: 'commentOnObject', at, reference: { kind, ...names.path(path) }, comment: text }];
  const [last = '', ...rest] = path.toReversed();
  const table = (): TableName => names.path(rest.toReversed());
  switch (objtype) {
    case 'OBJECT_TABLE':
      return [{ kind: 'tableComment', at, table: names.path(path), comment: text }];
    case 'OBJECT_COLUMN': {
      const name = table();
      // Columns of views and composite types have no place in the catalog.
      if ((relationOf(names.catalog, name.name, name.schema)?.kind ?? 'table') !== 'table')
        return notUnderstood('a comment on a column of something other than a table');
      return [{ kind: 'alterColumn', at, table: name, column: last, comment: text }];
    }
    case 'OBJECT_INDEX': {
      const index = names.path(path);
      const holder = relationOf(names.catalog, index.name, index.schema);
      if (holder?.kind === 'constraint') return notUnderstood('a comment on the index of a constraint');
      return [{ kind: 'indexComment', at, index, comment: text }];
    }
    case 'OBJECT_TABCONSTRAINT':
      return [{ kind: 'constraintComment', at, table: table(), name: last, comment: text }];
    case 'OBJECT_TRIGGER':
    case 'OBJECT_POLICY': {
      const reference = { kind: objtype === 'OBJECT_TRIGGER' ? 'trigger' : 'policy', name: last, on: table() } as const;
      return [{ kind: 'commentOnObject', at, reference, comment: text }];
    }
    case 'OBJECT_FUNCTION':
    case 'OBJECT_PROCEDURE': {
      const reference = routineReference(object, objtype === 'OBJECT_FUNCTION' ? 'function' : 'procedure', context);
      return [{ kind: 'commentOnObject', at, reference, comment: text }];
    }
    case 'OBJECT_SCHEMA':
    case 'OBJECT_EXTENSION': {
      const name = content(object, 'String')?.sval ?? '';
      const reference = { kind: objtype === 'OBJECT_SCHEMA' ? 'schema' : 'extension', name } as const;
      // What the chain did not make, such as `public`, is not its own to describe.
      if (!objectOf(names.catalog, reference)) return [];
      return [{ kind: 'commentOnObject', at, reference, comment: text }];
    }
    case 'OBJECT_DOMAIN': {
      const type = strings(content(object, 'TypeName')?.names);
      const name = names.path(type, (one) => objectOf(names.catalog, { kind: 'domain', ...one }) !== undefined);
      return [{ kind: 'commentOnObject', at, reference: { kind: 'domain', ...name }, comment: text }];
    }
    case 'OBJECT_TYPE': {
      const parts = strings(content(object, 'TypeName')?.names);
      const type = names.path(parts, (one) => typeOf(names.catalog, one) !== undefined);
      if (!typeOf(names.catalog, type)) return notUnderstood('a comment on a type that is no enum');
      return [{ kind: 'enumComment', at, type, comment: text }];
    }
    default:
      return notUnderstood(`a comment on ${objtype.replace('OBJECT_', '').toLowerCase()}`);
  }
};
