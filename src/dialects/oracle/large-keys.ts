import type { Column, Constraint, Index } from '../../schema/model.ts';
import { shown } from '../ansi.ts';
import type { RenderContext } from '../dialect.ts';
import { refused, typeSql } from '../spelling.ts';
import { currentType } from './columns.ts';
import { isLarge } from './types.ts';

/**
 * Refuses keys and indexes on large objects. A column that is not known here is left to Oracle.
 *
 * Source: https://docs.oracle.com/en/error-help/db/ora-02327/ and ora-02329
 */
export function checkKeys(columns: readonly Column[], keys: readonly Constraint[], context: RenderContext): void {
  for (const key of keys) {
    if (key.kind === 'check' || key.kind === 'exclude') continue;
    checkNames(key.columns, `the key ${shown(key.name)}`, columns, context);
  }
}

export function checkIndexes(columns: readonly Column[], indexes: readonly Index[], context: RenderContext): void {
  for (const { name, elements } of indexes) {
    const names = elements.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
    checkNames(names, `the index ${shown(name)}`, columns, context);
  }
}

function checkNames(names: readonly string[], what: string, columns: readonly Column[], context: RenderContext): void {
  const { dialect } = context;
  for (const { name, type: given } of columns) {
    const type = currentType(given, context);
    if (!names.includes(name) || !isLarge(type, dialect)) continue;
    refused(
      `Oracle cannot have the column ${shown(name)} in ${what}: it is a ${typeSql(type, dialect).text}`,
      'give it a type with a length: t.string(255), or t.binary(32)',
    );
  }
}
