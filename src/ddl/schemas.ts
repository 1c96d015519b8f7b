import { content, optionsOf } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';
import { roleOf } from './triggers.ts';

/** CREATE SCHEMA. https://www.postgresql.org/docs/current/sql-createschema.html */
export const createSchema: Reader<'CreateSchemaStmt'> = (node, { at }) => {
  if (node.schemaElts !== undefined) return notUnderstood('CREATE SCHEMA with what is in it');
  const owner = node.authrole && roleOf(node.authrole);
  const name = node.schemaname ?? owner ?? notUnderstood('CREATE SCHEMA without a name');
  const object = { kind: 'schema', name, ...(owner !== undefined && { owner }) } as const;
  return [{ kind: 'createObject', at, object, ifNotExists: node.if_not_exists ?? false }];
};

/** CREATE EXTENSION. https://www.postgresql.org/docs/current/sql-createextension.html */
export const createExtension: Reader<'CreateExtensionStmt'> = (node, { at }) => {
  const options = optionsOf(node.options);
  if (options.has('cascade')) return notUnderstood('CREATE EXTENSION … CASCADE');
  const word = (name: string): string | undefined => content(options.get(name)?.arg, 'String')?.sval;
  const [into, version] = [word('schema'), word('new_version')];
  const object = {
    kind: 'extension',
    name: node.extname ?? '',
    ...(version !== undefined && { version }),
    ...(into !== undefined && { into }),
  } as const;
  return [{ kind: 'createObject', at, object, ifNotExists: node.if_not_exists ?? false }];
};
