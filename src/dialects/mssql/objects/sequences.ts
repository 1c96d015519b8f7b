import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject, SequenceOptions } from '../../../schema/objects.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, inside, type RenderContext, type Rendering } from '../../dialect.ts';
import { qualified, refused } from '../../spelling.ts';

/**
 * `CREATE SEQUENCE numbers AS BIGINT START WITH 1`. The start is always written: without it, SQL Server begins at the least number
 * of the type.
 *
 * Source: https://learn.microsoft.com/en-us/sql/t-sql/statements/create-sequence-transact-sql
 */
export function sequenceSql(sequence: SchemaObject<'sequence'>, dialect: Dialect): Fragment {
  const { start, type = 'bigint', increment = 1, minValue, maxValue } = sequence;
  checkOwner(sequence);
  const down = increment < 0;
  const first = start ?? (down ? (maxValue ?? -1) : (minValue ?? 1));
  return fragment`CREATE SEQUENCE ${qualified(sequence, dialect)} AS ${verbatim(type.toUpperCase())} START WITH ${verbatim(String(first))} ${options(sequence)}`;
}

/** `ALTER SEQUENCE numbers RESTART WITH 100 INCREMENT BY 2` */
export function alterSequence(
  { sequence, change, restart }: Operation<'alterSequence'>,
  { dialect }: RenderContext,
): Rendering {
  checkOwner({ ...change, name: sequence.name });
  if (change.type !== undefined)
    refused(`SQL Server cannot change the type of the sequence ${shown(sequence.name)}`, 'drop it and create it again');
  if (change.start !== undefined)
    refused(
      `SQL Server keeps no start of the sequence ${shown(sequence.name)} but where it restarts`,
      'write restart instead',
    );
  const again = restart === undefined ? nothing : verbatim(`RESTART WITH ${restart}`);
  return inside(fragment`ALTER SEQUENCE ${qualified(sequence, dialect)} ${again} ${options(change)}`);
}

function options({ increment, minValue, maxValue, cache, cycle }: SequenceOptions): Fragment {
  return join(
    [
      increment === undefined ? nothing : verbatim(`INCREMENT BY ${increment}`),
      limit('MINVALUE', minValue),
      limit('MAXVALUE', maxValue),
      cycle === undefined ? nothing : verbatim(cycle ? 'CYCLE' : 'NO CYCLE'),
      // One number ahead is none in the words of SQL Server.
      cache === undefined ? nothing : verbatim(cache <= 1 ? 'NO CACHE' : `CACHE ${cache}`),
    ],
    ' ',
  );
}

function limit(word: string, value: number | bigint | null | undefined): Fragment {
  return value === undefined ? nothing : verbatim(value === null ? `NO ${word}` : `${word} ${value}`);
}

function checkOwner({ name, ownedBy }: SequenceOptions & { readonly name: string }): void {
  if (ownedBy !== undefined)
    refused(
      `SQL Server has no owner for the sequence ${shown(name)}`,
      'leave ownedBy out, and drop it by op.dropSequence',
    );
}
