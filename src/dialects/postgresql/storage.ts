import type { ColumnChange } from '../../operations/operation.ts';
import type { ColumnStorage } from '../../schema/model.ts';
import { usualStorage } from '../../schema/storage.ts';
import type { ColumnType, TypeKind } from '../../schema/types.ts';
import { type Fragment, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import { refused } from '../spelling.ts';

/** Types of varying length that are plain all the same, and may be stored otherwise. */
const VARYING: ReadonlySet<TypeKind> = new Set<TypeKind>(['tsquery']);

/** `SET STATISTICS 500`, `SET STORAGE EXTERNAL`, `SET COMPRESSION lz4`; PostgreSQL 13 to 15 have no SET STORAGE DEFAULT. */
export function storageChanges(
  { statistics, storage, compression }: Pick<ColumnChange, 'statistics' | 'storage' | 'compression'>,
  column: string,
  type: ColumnType | undefined,
): readonly Fragment[] {
  const found: string[] = [];
  if (statistics !== undefined) found.push(`SET STATISTICS ${statistics ?? -1}`);
  if (storage !== undefined) found.push(`SET STORAGE ${storageOf(storage, column, type).toUpperCase()}`);
  if (compression !== undefined) {
    if (compression !== null && isFixed(type))
      refused(`column ${shown(column)} is of type ${type?.kind}, which is not compressed`, 'leave compression out');
    found.push(`SET COMPRESSION ${compression ?? 'DEFAULT'}`);
  }
  return found.map(verbatim);
}

function storageOf(storage: ColumnStorage | null, column: string, type: ColumnType | undefined): ColumnStorage {
  if (storage !== null) {
    if (storage !== 'plain' && isFixed(type))
      refused(`column ${shown(column)} is of type ${type?.kind}, which has plain storage only`, 'leave storage out');
    return storage;
  }
  if (type === undefined || type.kind === 'raw')
    refused(
      `what storage the type of ${shown(column)} has is not known`,
      "say it: 'extended' for most types of varying length, 'plain' for those of fixed length",
    );
  return usualStorage(type) ?? 'plain';
}

function isFixed(type: ColumnType | undefined): boolean {
  return type !== undefined && type.kind !== 'raw' && usualStorage(type) === 'plain' && !VARYING.has(type.kind);
}
