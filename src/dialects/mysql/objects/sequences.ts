import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject, SequenceOptions } from '../../../schema/objects.ts';
import { type Fragment, fragment, keyword, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../../dialect.ts';
import { qualified, refused } from '../../spelling.ts';
import { need } from '../differences.ts';

const HELP = 'use t.bigint().primaryKey().autoincrement(), or a table with one row';

/** `CREATE SEQUENCE order_no START WITH 1000` (https://mariadb.com/kb/en/create-sequence/) */
export function sequenceSql(sequence: SchemaObject<'sequence'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  need('sequences', 'sequences', HELP, dialect);
  if (sequence.comment !== undefined)
    refused(`${dialect.title} has no comment for the sequence ${shown(sequence.name)}`, 'leave it out');
  const type = typeWords(sequence, dialect);
  return fragment`CREATE SEQUENCE ${keyword('IF NOT EXISTS', ifNotExists)} ${qualified(sequence, dialect)} ${verbatim([...type, ...options(sequence, dialect)].join(' '))}`;
}

/** `ALTER SEQUENCE order_no INCREMENT BY 10 RESTART WITH 5000` (https://mariadb.com/kb/en/alter-sequence/) */
export function alterSequence(
  { sequence, change, restart }: Operation<'alterSequence'>,
  { dialect }: RenderContext,
): Rendering {
  need('sequences', 'sequences', HELP, dialect);
  if (change.type !== undefined)
    refused(`${dialect.title} cannot change the type of the sequence ${shown(sequence.name)}`, 'create another one');
  const words = options(change, dialect);
  if (restart !== undefined) words.push(`RESTART WITH ${whole(restart, 'restart')}`);
  if (words.length === 0) return [];
  return outside(fragment`ALTER SEQUENCE ${qualified(sequence, dialect)} ${verbatim(words.join(' '))}`);
}

/** Without it a sequence has 64 bits, as PostgreSQL's have. */
function typeWords({ type, name }: SchemaObject<'sequence'>, dialect: Dialect): readonly string[] {
  if (type === undefined || type === 'bigint') return [];
  need('sequenceTypes', 'types of sequences', `leave type out of ${shown(name)}, or say maxValue`, dialect);
  return [`AS ${type.toUpperCase()}`];
}

function options(
  { start, increment, minValue, maxValue, cache, cycle, ownedBy }: SequenceOptions,
  { title }: Dialect,
): string[] {
  if (ownedBy !== undefined)
    refused(`a sequence of ${title} belongs to no column`, 'leave ownedBy out, and drop the sequence yourself');
  if (increment !== undefined && BigInt(whole(increment, 'increment')) === 0n)
    refused('the increment of a sequence is 0', 'choose another');
  const words: string[] = [];
  if (start !== undefined) words.push(`START WITH ${whole(start, 'start')}`);
  if (increment !== undefined) words.push(`INCREMENT BY ${increment}`);
  if (minValue !== undefined) words.push(minValue === null ? 'NO MINVALUE' : `MINVALUE ${whole(minValue, 'minValue')}`);
  if (maxValue !== undefined) words.push(maxValue === null ? 'NO MAXVALUE' : `MAXVALUE ${whole(maxValue, 'maxValue')}`);
  if (cache !== undefined) words.push(`CACHE ${whole(cache, 'cache')}`);
  if (cycle !== undefined) words.push(cycle ? 'CYCLE' : 'NOCYCLE');
  return words;
}

function whole(value: number | bigint, word: string): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    refused(`the ${word} of a sequence is ${value}, not a whole number`, 'write a whole number, or a bigint');
  return String(value);
}
