import type { Operation } from '../../../operations/operation.ts';
import type { SchemaObject, SequenceOptions } from '../../../schema/objects.ts';
import { type Fragment, fragment, verbatim } from '../../../sql/fragment.ts';
import { shown } from '../../ansi.ts';
import { type Dialect, outside, type RenderContext, type Rendering } from '../../dialect.ts';
import { qualified, refused } from '../../spelling.ts';
import { counting } from '../columns.ts';
import { ifNotExistsWord } from '../existence.ts';

/** `CREATE SEQUENCE order_no START WITH 1000 NOCACHE` (https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/CREATE-SEQUENCE.html) */
export function createSequence(sequence: SchemaObject<'sequence'>, ifNotExists: boolean, dialect: Dialect): Fragment {
  return fragment`CREATE SEQUENCE ${ifNotExistsWord(ifNotExists, 'a sequence', dialect)} ${qualified(sequence, dialect)} ${options(sequence, sequence.name)}`;
}

/** `ALTER SEQUENCE order_no INCREMENT BY 10 RESTART START WITH 5000` */
export function alterSequence(operation: Operation<'alterSequence'>, { dialect }: RenderContext): Rendering {
  const { sequence, change, restart } = operation;
  if (change.start !== undefined && restart === undefined)
    refused(
      `Oracle cannot change where the sequence ${shown(sequence.name)} began`,
      'write restart: the next value, in the place of start',
    );
  const { start: _start, ...others } = change;
  const list = options(others, sequence.name);
  const again = restart === undefined ? '' : `RESTART ${counting({ start: restart }, sequence.name)}`;
  if (list.text === '' && again === '')
    refused(
      `the change of sequence ${shown(sequence.name)} changes nothing`,
      'say what is to change, for instance { increment: 10 }',
    );
  return outside(fragment`ALTER SEQUENCE ${qualified(sequence, dialect)} ${list} ${verbatim(again)}`);
}

function options({ type, ownedBy, ...others }: SequenceOptions, name: string): Fragment {
  if (type !== undefined)
    refused(`the sequence ${shown(name)} has a type, and those of Oracle have none`, 'write maxValue in its place');
  if (ownedBy !== undefined && ownedBy !== null)
    refused(
      `no column owns a sequence in Oracle, as ${shown(name)} wants`,
      'leave ownedBy out, and drop the sequence by itself; or make the column an identity',
    );
  return verbatim(counting(others, name));
}
