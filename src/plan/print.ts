import type { RowCondition } from '../operations/operation.ts';
import { type Catalog, keyOf, tableOf } from '../schema/catalog.ts';
import { objectKey } from '../schema/catalog-objects.ts';
import { type Column, type Constraint, displayName, type Index, type Table, type TableName } from '../schema/model.ts';
import { displayObject, type GrantTarget, type ObjectReference } from '../schema/objects.ts';
import { type ColumnType, elementType } from '../schema/types.ts';
import { isSqlExpression, type SqlExpression } from '../sql/author.ts';
import { everyWord, wordsOf } from '../sql/words.ts';

/** What an operation changes, and what it needs as it is: keys, with the words for people. */
export interface Footprint {
  readonly changes: ReadonlyMap<string, string>;
  readonly needs: ReadonlyMap<string, string>;
  /** Changes that another one like it leaves as it is: `ifNotExists`, `ifExists`. */
  readonly gentle: ReadonlySet<string>;
}

/** A footprint that is being made, of what is done to a schema. */
export class Print implements Footprint {
  readonly changes = new Map<string, string>();
  readonly needs = new Map<string, string>();
  readonly gentle = new Set<string>();
  private readonly catalog: Catalog;
  private readonly isGentle: boolean;

  constructor(catalog: Catalog, isGentle: boolean) {
    this.catalog = catalog;
    this.isGentle = isGentle;
  }

  /** The tables and views that these words name, and their columns: needed as they are. */
  mention(words: ReadonlySet<string>): void {
    for (const table of this.catalog.tables.values()) {
      if (!words.has(table.name)) continue;
      this.needTable(table);
      for (const { name } of table.columns) if (words.has(name)) this.needColumn(table, name);
    }
    for (const one of this.catalog.objects.values()) {
      if ((one.kind === 'view' || one.kind === 'materializedView') && words.has(one.name))
        this.need(relationKey(one, 'view'));
    }
  }

  need([key, words]: Keyed): void {
    this.needs.set(key, words);
  }

  change(key: string, words: string): void {
    this.changes.set(key, words);
    if (this.isGentle) this.gentle.add(key);
  }

  changeTable(name: TableName): void {
    this.changeRelation(name, 'table');
  }

  changeRelation(name: TableName, word: string): void {
    this.change(...relationKey(name, word));
  }

  needTable(name: TableName): void {
    this.need(relationKey(name, 'table'));
  }

  changeColumn(table: TableName, column: string): void {
    this.change(...columnKey(table, column));
  }

  needColumn(table: TableName, column: string): void {
    this.needTable(table);
    this.need(columnKey(table, column));
  }

  changeConstraint(table: TableName, name: string): void {
    this.change(...constraintKey(table, name));
  }

  changeType(type: TableName): void {
    this.change(...typeKey(type));
  }

  changeObject(one: ObjectReference): void {
    this.change(...objectKeyAndWords(one));
  }

  wholeTable(table: Table): void {
    this.changeTable(table);
    for (const one of table.columns) this.newColumn(table, one);
    for (const one of table.constraints) this.constraint(table, one);
    for (const one of table.indexes) this.index(table, one);
    for (const one of table.options?.inherits ?? []) this.needTable(one);
  }

  newColumn(table: TableName, { name, type, default: value, computed }: Column): void {
    this.changeColumn(table, name);
    this.type(type);
    if (isSqlExpression(value)) this.sequences(value);
    this.expression(table, computed?.sql);
  }

  constraint(table: TableName, one: Constraint): void {
    this.changeConstraint(table, one.name);
    switch (one.kind) {
      case 'primaryKey':
      case 'unique':
        for (const column of one.columns) this.needColumn(table, column);
        this.change(...uniqueKey(table, one.columns));
        if (one.kind === 'primaryKey') this.change(...uniqueKey(table, []));
        return;
      case 'foreignKey':
        for (const column of one.columns) this.needColumn(table, column);
        this.needTable(one.target);
        for (const column of one.targetColumns) this.needColumn(one.target, column);
        this.need(uniqueKey(one.target, one.targetColumns));
        return;
      case 'check':
        this.expression(table, one.sql);
        return;
      case 'exclude':
        this.targets(table, one.elements, one.where);
    }
  }

  index(table: TableName, one: Index): void {
    this.changeRelation(
      table.schema === undefined ? { name: one.name } : { name: one.name, schema: table.schema },
      'index',
    );
    this.targets(table, one.elements, one.where);
    const columns = one.elements.flatMap(({ target }) => (typeof target === 'string' ? [target] : []));
    if (one.unique && columns.length === one.elements.length) this.change(...uniqueKey(table, columns));
  }

  targets(
    table: TableName,
    elements: readonly { readonly target: string | SqlExpression }[],
    where: SqlExpression | undefined,
  ): void {
    for (const { target } of elements) {
      if (typeof target === 'string') this.needColumn(table, target);
      else this.expression(table, target);
    }
    this.expression(table, where);
  }

  /** The columns of the table that an expression names. */
  expression(table: TableName, sql: SqlExpression | undefined): void {
    if (sql === undefined) return;
    const words = wordsOf(sql);
    for (const { name } of tableOf(this.catalog, table)?.columns ?? [])
      if (words.has(name)) this.needColumn(table, name);
  }

  sequences(sql: SqlExpression): void {
    const words = everyWord(sql);
    for (const one of this.catalog.objects.values())
      if (one.kind === 'sequence' && words.has(one.name)) this.need(relationKey(one, 'sequence'));
  }

  condition(table: TableName, where: RowCondition): void {
    if (where.kind === 'values') for (const [column] of where.columns) this.needColumn(table, column);
    else if (where.kind !== 'all') this.expression(table, where);
  }

  type(type: ColumnType | undefined): void {
    const inner = type && elementType(type);
    if (inner?.kind === 'enum') this.need(typeKey(inner));
    if (inner?.kind !== 'raw') return;
    const words = wordsOf(inner.sql);
    for (const one of this.catalog.objects.values())
      if (one.kind === 'domain' && words.has(one.name)) this.need(objectKeyAndWords(one));
  }
}

type Keyed = readonly [key: string, words: string];

export function relationKey(name: TableName, word: string): Keyed {
  return [`relation:${keyOf(name)}`, `${word} ${displayName(name)}`];
}

export function columnKey(table: TableName, column: string): Keyed {
  return [`column ${keyOf(table)}.${column}`, `column ${displayName(table)}.${column}`];
}

export function constraintKey(table: TableName, name: string): Keyed {
  return [`constraint ${keyOf(table)}.${name}`, `constraint ${name} of ${displayName(table)}`];
}

export function uniqueKey(table: TableName, columns: readonly string[]): Keyed {
  const list = [...columns].sort().join(', ');
  return [
    `key ${keyOf(table)}(${list})`,
    list === '' ? `the primary key of ${displayName(table)}` : `the key (${list}) of ${displayName(table)}`,
  ];
}

export function typeKey(type: TableName): Keyed {
  return [`type:${keyOf(type)}`, `type ${displayName(type)}`];
}

export function objectKeyAndWords(one: ObjectReference): Keyed {
  return [objectKey(one), displayObject(one)];
}

export function targetKey(target: GrantTarget): Keyed {
  const { kind } = target;
  if (kind === 'table' || kind === 'sequence') return relationKey(target, kind);
  if (kind === 'type') return typeKey(target);
  return objectKeyAndWords({ ...target, kind });
}
