import { movedName } from '../../operations/move-table.ts';
import type { Operation } from '../../operations/operation.ts';
import { type Catalog, keyOf, nameOf, parentsOf, referencesTo } from '../../schema/catalog.ts';
import type { TableName } from '../../schema/model.ts';
import { plainSql } from '../../sql/author.ts';
import { everyWord } from '../../sql/words.ts';
import type { Block, PlannedOperation } from '../plan.ts';
import type { Reads } from './reads.ts';

/** What the operations so far have changed, as far as a test could see it. */
export class Disturbance {
  private everything = false;
  /** Tables whose rows, or whose name, are others. */
  private readonly tables = new Set<string>();
  private readonly columns = new Map<string, Set<string>>();
  private readonly names = new Set<string>();
  /** New functions and operators of which nobody knows the names. */
  private extended = false;
  /** The tables that were made, each in its block. */
  private readonly born = new Map<string, Block | undefined>();
  /** Tables that got rows, or may have. */
  private readonly filled = new Set<string>();
  /** New columns in which nothing can be yet, or a number for each row, by their tables. */
  private readonly blank = new Map<string, Map<string, 'nothing' | 'numbers'>>();
  /** There are partitions, or tables that inherit: rows of one table are rows of another. */
  private related: boolean;

  constructor(related: boolean) {
    this.related = related;
  }

  get isRelated(): boolean {
    return this.related;
  }

  /** One that begins here, where nothing has changed yet. */
  fresh(): Disturbance {
    return new Disturbance(this.related);
  }

  get isNone(): boolean {
    return (
      !this.everything && !this.extended && this.tables.size === 0 && this.columns.size === 0 && this.names.size === 0
    );
  }

  /** Would a test that reads this have found something else before? */
  meets({ tables, names, expressions }: Reads, catalog: Catalog): boolean {
    if (this.everything || (expressions && this.extended)) return true;
    for (const { table, columns } of tables) {
      const key = keyOf(table);
      if (this.tables.has(key) || this.relatives(table, catalog).some((one) => this.tables.has(one))) return true;
      const changed = this.columns.get(key);
      if (changed && (columns === undefined || [...columns].some((one) => changed.has(one)))) return true;
    }
    for (const name of names) if (this.names.has(name)) return true;
    return false;
  }

  /** Was it made here, and never got a row? What a block has made is sure to be there in that block only. */
  isEmpty(table: TableName, block: Block | undefined, catalog: Catalog): boolean {
    const key = keyOf(table);
    if (!this.born.has(key) || this.everything || this.filled.has(key)) return false;
    const own = this.born.get(key);
    return (own === undefined || own === block) && !this.relatives(table, catalog).some((one) => this.filled.has(one));
  }

  /** Was the column added here, without a value of its own, and its table left alone since then? */
  isBlank(table: TableName, column: string, catalog: Catalog, orNumbered = false): boolean {
    const known = this.blank.get(keyOf(table))?.get(column);
    if (this.everything || known === undefined || (known === 'numbers' && !orNumbered)) return false;
    return !this.relatives(table, catalog).some((one) => this.filled.has(one));
  }

  follow({ operation, before, block }: Pick<PlannedOperation, 'operation' | 'before' | 'block'>): void {
    switch (operation.kind) {
      case 'createTable':
        this.made(
          operation.table,
          operation.ifNotExists || (operation.table.options?.inherits ?? []).length > 0,
          block,
        );
        return;
      case 'createPartition':
        this.related = true;
        this.made(operation.table, false, block);
        return;
      case 'dropTable':
        this.tables.add(keyOf(operation.table));
        this.born.delete(keyOf(operation.table));
        return;
      case 'renameTable':
        this.renamed(operation.table, { ...operation.table, name: operation.to });
        return;
      case 'moveTable':
        this.renamed(operation.table, movedName(operation));
        return;
      case 'attachPartition':
        this.joined(operation.table, operation.of.parent);
        return;
      case 'detachPartition':
        this.joined(operation.table, operation.parent);
        return;
      case 'alterTable':
        for (const parent of [...(operation.inherit ?? []), ...(operation.noInherit ?? [])])
          this.joined(operation.table, parent);
        return;
      case 'addColumn':
        this.added(operation, block);
        return;
      case 'dropColumn':
        this.column(operation.table, operation.column);
        return;
      case 'alterColumn':
        this.change(operation);
        return;
      case 'createEnum':
      case 'dropEnum':
      case 'addEnumValue':
      case 'removeEnumValue':
      case 'renameEnumValue':
        this.names.add(operation.type.name);
        return;
      case 'renameEnum':
        this.names.add(operation.type.name).add(operation.to);
        return;
      case 'bulkInsert':
      case 'updateRows':
      case 'deleteRows':
      case 'backfill':
        this.rows(operation.table, before);
        return;
      case 'createObject':
      case 'replaceObject':
        if (operation.object.kind === 'extension') this.extended = true;
        this.names.add(operation.object.name);
        return;
      case 'renameObject':
        this.names.add(operation.reference.name).add(operation.to);
        return;
      case 'dropObject':
        // An extension or a schema may take with it what nobody can list.
        if (operation.cascade) this.everything = true;
        if (operation.reference.kind === 'extension') this.extended = true;
        this.names.add(operation.reference.name);
        return;
      case 'baseline':
        this.everything = true;
        return;
      default:
        return;
    }
  }

  /** What nobody can read may do anything. */
  followAnything(): void {
    this.everything = true;
  }

  /** One statement of raw SQL that is no change of the schema, or not understood as one. */
  followText(text: string, catalog: Catalog): void {
    if (this.everything) return;
    const [first = ''] = /[a-z]+/i.exec(text.replace(LEADING, '')) ?? [];
    const word = first.toLowerCase();
    if (UPKEEP.has(word)) return;
    if (!CHANGING_ROWS.has(word)) {
      this.everything = true;
      return;
    }
    const words = everyWord(plainSql(text));
    // Behind a view or a function may be any table.
    if (catalog.objects.values().some((one) => VEILS.has(one.kind) && words.has(firstWord(one.name)))) {
      this.everything = true;
      return;
    }
    for (const table of catalog.tables.values()) {
      const part = firstWord(table.name);
      if (part === '' || words.has(part)) this.rows(nameOf(table), catalog);
    }
  }

  private added({ table, column, ifNotExists }: Operation<'addColumn'>, block: Block | undefined): void {
    const key = keyOf(table);
    // Whoever asks about it hears that it is empty, until it has rows.
    if (this.born.has(key) && this.born.get(key) === undefined && !this.filled.has(key)) return;
    this.column(table, column.name);
    const { default: value, identity, computed, autoincrement, type } = column;
    const numbered = identity !== undefined || autoincrement === true;
    const hasValue = (value !== undefined && value !== null) || computed !== undefined;
    // A domain may have a default.
    if (hasValue || ifNotExists || block || type.kind === 'raw') return;
    this.blank.set(key, (this.blank.get(key) ?? new Map()).set(column.name, numbered ? 'numbers' : 'nothing'));
  }

  private made(table: TableName, doubtful: boolean, block: Block | undefined): void {
    const key = keyOf(table);
    this.tables.add(key);
    this.filled.delete(key);
    this.blank.delete(key);
    if (doubtful) {
      this.related = true;
      this.born.delete(key);
    } else this.born.set(key, block);
  }

  private renamed(from: TableName, to: TableName): void {
    const [old, fresh] = [keyOf(from), keyOf(to)];
    this.tables.add(old).add(fresh);
    if (this.born.has(old)) this.born.set(fresh, this.born.get(old));
    if (this.filled.has(old)) this.filled.add(fresh);
    else this.filled.delete(fresh);
    this.born.delete(old);
    this.blank.delete(old);
    this.blank.delete(fresh);
  }

  private joined(table: TableName, parent: TableName): void {
    this.related = true;
    this.tables.add(keyOf(table)).add(keyOf(parent));
    this.filled.add(keyOf(parent));
    this.blank.delete(keyOf(parent));
  }

  private column(table: TableName, ...names: readonly string[]): void {
    const key = keyOf(table);
    const known = this.columns.get(key) ?? new Set();
    for (const one of names) known.add(one);
    this.columns.set(key, known);
  }

  private change(operation: Operation<'alterColumn'>): void {
    const { table, column, rename, type, using, collation } = operation;
    if (rename !== undefined) this.column(table, column, rename);
    else if (type || using || collation !== undefined) this.column(table, column);
    else return;
    this.blank.get(keyOf(table))?.delete(column);
  }

  /** Rows of a table change, and what follows by foreign keys. A trigger may change anything. */
  private rows(name: TableName, catalog: Catalog): void {
    const seen = new Set<string>();
    const waiting = [name];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      const key = keyOf(one);
      if (seen.has(key)) continue;
      seen.add(key);
      this.tables.add(key);
      this.filled.add(key);
      this.blank.delete(key);
      if ((catalog.attached.get(key) ?? []).some((object) => object.startsWith('trigger:'))) this.everything = true;
      for (const { table: child, constraint } of referencesTo(catalog, one)) {
        if (follows(constraint.onDelete) || follows(constraint.onUpdate)) waiting.push(child);
      }
    }
  }

  /** The tables of which rows may be rows of this one, or the other way round. */
  private relatives(table: TableName, catalog: Catalog): readonly string[] {
    if (!this.related) return [];
    const found = new Set<string>([keyOf(table)]);
    // What is added is looked at in its turn.
    for (const key of found) {
      for (const parent of parentsOf(catalog.tables.get(key))) found.add(parent);
      for (const heir of catalog.heirs.get(key) ?? []) found.add(heir);
    }
    return [...found];
  }
}

/** Comments and parentheses before the first word of a statement. */
const LEADING = /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()+/;

const CHANGING_ROWS: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'merge', 'truncate', 'copy', 'with']);

/** Neither rows nor names are others after these. */
const UPKEEP: ReadonlySet<string> = new Set(['analyze', 'vacuum', 'reindex', 'cluster', 'comment', 'grant', 'revoke']);

function follows(action: string | undefined): boolean {
  return action !== undefined && action !== 'no action' && action !== 'restrict';
}

/** What shows rows of tables that it does not name. */
const VEILS: ReadonlySet<string> = new Set(['view', 'materializedView', 'function', 'procedure']);

const FIRST_WORDS = new Map<string, string>();

/** A name of several words is known by its first. */
function firstWord(name: string): string {
  const known = FIRST_WORDS.get(name);
  if (known !== undefined) return known;
  const word = /[\p{L}_][\p{L}\p{N}_]*/u.exec(name.toLowerCase())?.[0] ?? '';
  FIRST_WORDS.set(name, word);
  return word;
}
