import type { ColumnType } from '../../schema/types.ts';
import type { Literal } from '../../sql/author.ts';
import { shown } from '../ansi.ts';
import type { TypeContext } from '../dialect.ts';
import { refused, typeSql } from '../spelling.ts';

/** Refuses a value that the column's type cannot take. */
export function mismatch(value: Literal, type: ColumnType, help: string, { dialect }: TypeContext): never {
  refused(`${describeLiteral(value)} is no value for a column of type ${typeSql(type, dialect).text}`, help);
}

/** A value in a message. */
export function describeLiteral(value: Literal): string {
  if (typeof value === 'string') return `the string ${shown(value)}`;
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'instant':
      return `the Date ${value.iso}`;
    case 'bytes':
      return 'a Uint8Array';
    case 'list':
      return 'an array';
    case 'record':
      return 'an object';
    case 'sql':
    case 'sql-by-dialect':
      return 'SQL';
  }
}
