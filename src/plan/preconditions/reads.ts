import { type Catalog, nameOf, tableOf } from '../../schema/catalog.ts';
import type { Table, TableName } from '../../schema/model.ts';
import { elementType } from '../../schema/types.ts';
import type { SqlExpression } from '../../sql/author.ts';
import { wordsOf } from '../../sql/words.ts';
import type { Precondition } from './precondition.ts';

/** What a test reads: whatever changes one of these before it must not be passed by. */
export interface Reads {
  readonly tables: readonly {
    readonly table: TableName;
    /** Without them, all of the table's. */
    readonly columns?: ReadonlySet<string>;
  }[];
  /** Types, functions and whatever else is called by a name. */
  readonly names: ReadonlySet<string>;
  /** SQL of an author's, in which any operator or function of an extension may stand. */
  readonly expressions: boolean;
}

/** What a derived precondition reads of a catalog. */
export function readsOf({ test, table, key }: Pick<Precondition, 'test' | 'table' | 'key'>, catalog: Catalog): Reads {
  switch (test.kind) {
    case 'row':
      return reading(table, key, []);
    case 'null':
      return reading(table, [...key, ...test.columns], []);
    case 'duplicate': {
      const expressions = test.elements.flatMap(({ target }) => (typeof target === 'string' ? [] : [target]));
      const columns = test.elements.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
      return reading(table, [...key, ...columns], test.where ? [...expressions, test.where] : expressions);
    }
    case 'orphan': {
      const own = reading(table, [...key, ...test.foreignKey.columns], []);
      const target = tableOf(catalog, test.target);
      const other = target && reading(target, test.targetColumns, []);
      return other
        ? { ...own, tables: [...own.tables, ...other.tables], names: new Set([...own.names, ...other.names]) }
        : own;
    }
    case 'breach':
      return reading(table, key, [test.check.sql]);
    case 'misfit':
    case 'enumValue':
      return reading(table, [...key, test.column], []);
  }
}

function reading(table: Table, named: readonly string[], expressions: readonly SqlExpression[]): Reads {
  const words = new Set(expressions.flatMap((one) => [...wordsOf(one)]));
  const columns = table.columns.filter((one) => named.includes(one.name) || words.has(one.name));
  const types = columns.flatMap(({ type }) => {
    const inner = elementType(type);
    return inner.kind === 'enum' ? [inner.name] : [];
  });
  return {
    tables: [{ table: nameOf(table), columns: new Set([...named, ...columns.map((one) => one.name)]) }],
    names: new Set([...words, ...types]),
    expressions: expressions.length > 0,
  };
}
