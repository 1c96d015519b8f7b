import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject, SequenceOptions } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { identifier, qualified, refused } from '../../spelling.ts';

/** `CREATE SEQUENCE order_no AS INTEGER START WITH 1000` (https://www.postgresql.org/docs/current/sql-createsequence.html) */
export function createSequence(sequence: SchemaObject<'sequence'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  const name = qualified(sequence, dialect);
  return fragment`CREATE SEQUENCE ${keyword('IF NOT EXISTS', ifNotExists)} ${name} ${options(sequence, dialect)}`;
}

/** `ALTER SEQUENCE order_no INCREMENT BY 10 RESTART WITH 5000` */
export function alterSequence(operation: Operation<'alterSequence'>, { dialect }: RenderContext): Rendering {
  const { sequence, change, restart } = operation;
  const list = options(change, dialect);
  const again = restart === undefined ? nothing : verbatim(`RESTART WITH ${whole(restart, 'restart')}`);
  if (list.text === '' && again.text === '') {
    refused(
      `the change of sequence ${shown(sequence.name)} changes nothing`,
      'say what is to change, for instance { increment: 10 }',
    );
  }
  return inside(fragment`ALTER SEQUENCE ${qualified(sequence, dialect)} ${list} ${again}`);
}

function options(sequence: SequenceOptions, dialect: Dialect): Fragment {
  const { type, start, increment, minValue, maxValue, cache, cycle, ownedBy } = sequence;
  if (increment !== undefined && BigInt(whole(increment, 'increment')) === 0n)
    refused('the increment of a sequence is 0', 'choose another');
  const words: string[] = [];
  if (type !== undefined) words.push(`AS ${type.toUpperCase()}`);
  if (increment !== undefined) words.push(`INCREMENT BY ${increment}`);
  if (minValue !== undefined) words.push(minValue === null ? 'NO MINVALUE' : `MINVALUE ${whole(minValue, 'minValue')}`);
  if (maxValue !== undefined) words.push(maxValue === null ? 'NO MAXVALUE' : `MAXVALUE ${whole(maxValue, 'maxValue')}`);
  if (start !== undefined) words.push(`START WITH ${whole(start, 'start')}`);
  if (cache !== undefined) words.push(`CACHE ${whole(cache, 'cache')}`);
  if (cycle !== undefined) words.push(cycle ? 'CYCLE' : 'NO CYCLE');
  const owner =
    ownedBy === undefined
      ? nothing
      : ownedBy === null
        ? verbatim('OWNED BY NONE')
        : fragment`OWNED BY ${qualified(ownedBy.table, dialect)}.${identifier(ownedBy.column, dialect)}`;
  return join([verbatim(words.join(' ')), owner], ' ');
}

function whole(value: number | bigint, word: string): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    refused(`the ${word} of a sequence is ${value}, not a whole number`, 'write a whole number, or a bigint');
  return String(value);
}
