import type { Node } from 'libpg-query';
import { relationOf } from '../schema/catalog.ts';
import type { SequenceOptions } from '../schema/objects.ts';
import { content, integer, items, type Names, optionsOf, strings } from './nodes.ts';
import type { Reader } from './reader.ts';
import { notUnderstood } from './source.ts';
import { columnType } from './types.ts';

/** CREATE SEQUENCE. https://www.postgresql.org/docs/current/sql-createsequence.html */
export const createSequence: Reader<'CreateSeqStmt'> = (node, { names, at }) => {
  const persistence = node.sequence?.relpersistence;
  if (persistence !== 'p') return notUnderstood('a sequence that is temporary or unlogged');
  const object = { kind: 'sequence', ...names.relation(node.sequence), ...settings(node.options, names) } as const;
  return [{ kind: 'createObject', at, object, ifNotExists: node.if_not_exists ?? false }];
};

/** ALTER SEQUENCE. */
export const alterSequence: Reader<'AlterSeqStmt'> = (node, { names, at }) => {
  const sequence = names.relation(node.sequence);
  if (node.missing_ok && relationOf(names.catalog, sequence.name, sequence.schema) === undefined) return [];
  const change = settings(node.options, names);
  const options = optionsOf(node.options);
  const restart = integer(options.get('restart')?.arg);
  if (options.has('restart') && restart === undefined) return notUnderstood('RESTART without a value');
  return [{ kind: 'alterSequence', at, sequence, change, ...(restart !== undefined && { restart }) }];
};

const KNOWN: ReadonlySet<string> = new Set([
  'as',
  'start',
  'increment',
  'minvalue',
  'maxvalue',
  'cache',
  'cycle',
  'owned_by',
  'restart',
]);

function settings(nodes: readonly Node[] | undefined, names: Names): SequenceOptions {
  const options = optionsOf(nodes);
  for (const name of options.keys()) if (!KNOWN.has(name)) return notUnderstood(`the option ${name} of a sequence`);
  const number = (name: string): number | bigint | undefined => integer(options.get(name)?.arg);
  const limit = (name: string): number | bigint | null | undefined =>
    options.has(name) ? (number(name) ?? null) : undefined;
  const as = content(options.get('as')?.arg, 'TypeName');
  const type = as && columnType(as, names).kind;
  if (type !== undefined && type !== 'smallint' && type !== 'integer' && type !== 'bigint')
    return notUnderstood('a sequence of another type');
  const [start, increment, cache] = [number('start'), number('increment'), number('cache')];
  const [minValue, maxValue] = [limit('minvalue'), limit('maxvalue')];
  const cycle = content(options.get('cycle')?.arg, 'Boolean');
  const owner = options.get('owned_by');
  return {
    ...(type !== undefined && { type }),
    ...(start !== undefined && { start }),
    ...(increment !== undefined && { increment }),
    ...(minValue !== undefined && { minValue }),
    ...(maxValue !== undefined && { maxValue }),
    ...(cache !== undefined && { cache: Number(cache) }),
    ...(cycle && { cycle: cycle.boolval ?? false }),
    ...(owner && { ownedBy: ownerOf(strings(items(owner.arg)), names) }),
  };
}

function ownerOf(path: readonly string[], names: Names): NonNullable<SequenceOptions['ownedBy']> | null {
  if (path.length === 1) return null;
  const [column = '', ...table] = path.toReversed();
  return { table: names.path(table.toReversed()), column };
}
