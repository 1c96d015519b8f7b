import { typeOf } from '../schema/catalog.ts';
import { strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';

/** CREATE TYPE … AS ENUM. The type is the author's, as with `op.createEnum`. */
export const createEnum: Reader<'CreateEnumStmt'> = ({ typeName, vals }, { names, at }) => {
  const type = names.path(strings(typeName), (one) => typeOf(names.catalog, one) !== undefined);
  return [{ kind: 'createEnum', at, type, values: strings(vals), managed: false }];
};

/** ALTER TYPE … ADD VALUE and RENAME VALUE. */
export const alterEnum: Reader<'AlterEnumStmt'> = (node, { names, at }) => {
  const type = names.path(strings(node.typeName), (one) => typeOf(names.catalog, one) !== undefined);
  const { oldVal, newVal: value, newValNeighbor: neighbour } = node;
  if (value === undefined) return notUnderstood('a change of a type');
  if (oldVal !== undefined) return [{ kind: 'renameEnumValue', at, type, from: oldVal, to: value }];
  const place = neighbour === undefined ? {} : { [node.newValIsAfter ? 'after' : 'before']: neighbour };
  return [{ kind: 'addEnumValue', at, type, value, ifNotExists: node.skipIfNewValExists ?? false, ...place }];
};
