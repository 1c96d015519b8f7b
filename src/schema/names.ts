import { createHash } from 'node:crypto';
import { wordsOf } from '../sql/words.ts';
import type { Constraint, Index, Table, TableName } from './model.ts';
import { COLUMN_TOKEN } from './naming-templates.ts';

/** Templates for the names that authors leave out, with SQLAlchemy's tokens: `ix: 'ix_%(column_0_label)s'`. */
export interface NamingConvention {
  readonly pk?: string;
  readonly uq?: string;
  readonly fk?: string;
  readonly ck?: string;
  readonly ex?: string;
  readonly ix?: string;
}

const LIMIT = 63;
const conventionKeys = { primaryKey: 'pk', unique: 'uq', foreignKey: 'fk', check: 'ck', exclude: 'ex' } as const;
const labels = { primaryKey: 'pkey', unique: 'key', foreignKey: 'fkey', check: 'check', exclude: 'excl' } as const;

/** What a name may be made of. */
type NamedTable = Pick<Table, 'name' | 'schema' | 'columns'>;

/** A name to be completed: the author's own, or the empty string where there is none. */
interface Unfinished {
  readonly name: string;
  /** The author's last word (`final('…')`): no convention touches it. */
  readonly named: boolean;
}

/**
 * The constraint with its name: the author's own, by the convention, or the one that PostgreSQL itself would choose
 * (ChooseConstraintName and makeObjectName: table, columns and label, cut to 63 bytes, numbered when taken).
 *
 * @param targetColumns what a foreign key refers to that names no columns
 */
export function nameConstraint<C extends Constraint>(
  constraint: C,
  table: NamedTable,
  naming: NamingConvention,
  isTaken: (name: string) => boolean,
  targetColumns: readonly string[] = [],
): C {
  const template = naming[conventionKeys[constraint.kind]];
  const byConvention = applyConvention(constraint, template, () => partsOf(constraint, table, targetColumns));
  if (byConvention !== undefined) return { ...constraint, name: byConvention, named: true };
  if (constraint.name !== '') return { ...constraint, named: true };
  const columns = columnsForName(constraint, table);
  const middle = constraint.kind === 'primaryKey' ? '' : joinedColumns(columns);
  return { ...constraint, name: chooseName(table.name, middle, labels[constraint.kind], isTaken), named: false };
}

/** What keeps the convention from naming this constraint: its author has to name it. */
export function lacksName(
  constraint: Constraint,
  table: NamedTable,
  naming: NamingConvention,
): 'name' | 'columns' | undefined {
  const template = naming[conventionKeys[constraint.kind]];
  if (constraint.named || constraint.name !== '' || template === undefined) return undefined;
  if (template.includes('%(constraint_name)s')) return 'name';
  return wantsColumns(template) && partsOf(constraint, table, []).columns === undefined ? 'columns' : undefined;
}

/** Does the convention want a name for this index from its author? */
export function indexLacksName(index: Index, naming: NamingConvention): boolean {
  return index.name === '' && (naming.ix?.includes('%(constraint_name)s') ?? false);
}

/** The index with its name: the author's own, by the convention, or `ix_<table>_<columns>`. */
export function nameIndex(
  index: Index,
  table: TableName,
  naming: NamingConvention,
  isTaken: (name: string) => boolean,
): Index {
  const columns = index.elements.map((one) => (typeof one.target === 'string' ? one.target : 'expr'));
  const byConvention = applyConvention({ name: index.name, named: false }, naming.ix, () => ({ table, columns }));
  if (byConvention !== undefined) return { ...index, name: byConvention };
  if (index.name !== '') return index;
  return { ...index, name: chooseName(`ix_${table.name}`, joinedColumns(columns), '', isTaken) };
}

/** The name by which a convention knows this constraint of a table when its author gives a short one, as in `dropConstraint`. */
export function conventionalName(
  name: string,
  constraint: Constraint,
  table: NamedTable,
  naming: NamingConvention,
  targetColumns: readonly string[] = [],
): string {
  const template = naming[conventionKeys[constraint.kind]];
  const parts = (): NameParts => partsOf(constraint, table, targetColumns);
  return applyConvention({ name, named: false }, template, parts) ?? name;
}

/** What a convention makes names of. */
interface NameParts {
  readonly table: TableName;
  /** undefined where nobody can say which columns it is about. */
  readonly columns: readonly string[] | undefined;
  readonly referred?: { readonly table: TableName; readonly columns: readonly string[] };
}

function applyConvention(
  one: Unfinished,
  template: string | undefined,
  partsOfIt: () => NameParts,
): string | undefined {
  if (template === undefined || one.named) return undefined;
  const wantsName = template.includes('%(constraint_name)s');
  if (one.name !== '' ? !wantsName : wantsName) return undefined;
  const parts = partsOfIt();
  if (parts.columns === undefined && wantsColumns(template)) return undefined;
  const text = template.replace(/%\((\w+)\)s|%%/g, (_, token: string | undefined) =>
    token === undefined ? '%' : token === 'constraint_name' ? one.name : valueOfToken(token, parts),
  );
  return shorten(text);
}

function wantsColumns(template: string): boolean {
  return /%\(column_/.test(template);
}

/** A column that is not there is the empty text, as with SQLAlchemy. */
function valueOfToken(token: string, { table, columns = [], referred }: NameParts): string {
  if (token === 'table_name') return table.name;
  if (token === 'referred_table_name') return referred?.table.name ?? '';
  const [, other, which = '', form] = COLUMN_TOKEN.exec(token) ?? [];
  const names = other === undefined ? columns : (referred?.columns ?? []);
  const prefix = form === 'label' ? `${table.schema === undefined ? '' : `${table.schema}_`}${table.name}_` : '';
  const forms = names.map((name) => `${prefix}${name}`);
  if (which === '0N') return forms.join('');
  return which === '0_N' ? forms.join('_') : (forms[Number(which)] ?? '');
}

/**
 * SQLAlchemy's way with names that are too long: cut, with four digits of a hash. It counts characters; what still has more bytes than
 * PostgreSQL takes is cut by the server.
 */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LIMIT) return name;
  const characters = [...name];
  if (characters.length <= LIMIT) return clip(name, LIMIT);
  const hash = createHash('md5').update(name).digest('hex').slice(-4);
  return clip(`${characters.slice(0, LIMIT - 8).join('')}_${hash}`, LIMIT);
}

function partsOf(constraint: Constraint, table: NamedTable, targetColumns: readonly string[]): NameParts {
  const known = columnsForName(constraint, table);
  const columns = constraint.kind === 'check' && known.length === 0 ? undefined : known;
  if (constraint.kind !== 'foreignKey') return { table, columns };
  const referred = constraint.targetColumns.length > 0 ? constraint.targetColumns : targetColumns;
  return { table, columns, referred: { table: constraint.target, columns: referred } };
}

/** The name that PostgreSQL gives an index without one (ChooseIndexName): table, columns and `idx`. */
export function databaseIndexName(
  table: TableName,
  columns: readonly string[],
  isTaken: (name: string) => boolean,
): string {
  return chooseName(table.name, joinedColumns(columns), 'idx', isTaken);
}

function columnsForName(constraint: Constraint, table: Pick<NamedTable, 'columns'>): readonly string[] {
  if (constraint.kind === 'exclude') {
    return constraint.elements.map((one) => (typeof one.target === 'string' ? one.target : 'expr'));
  }
  if (constraint.kind !== 'check') return constraint.columns;
  const words = wordsOf(constraint.sql);
  const mentioned = table.columns.filter((column) => words.has(column.name)).map((column) => column.name);
  return mentioned.length === 1 ? mentioned : [];
}

function joinedColumns(columns: readonly string[]): string {
  let text = '';
  for (const name of columns) {
    text += text === '' ? name : `_${name}`;
    if (Buffer.byteLength(text) > LIMIT) break;
  }
  return text;
}

function chooseName(first: string, second: string, label: string, isTaken: (name: string) => boolean): string {
  for (let pass = 0; ; pass++) {
    const name = objectName(first, second, pass === 0 ? label : `${label}${pass}`);
    if (!isTaken(name)) return name;
  }
}

/** PostgreSQL's makeObjectName (src/backend/commands/indexcmds.c): the longer part is cut first. */
function objectName(first: string, second: string, label: string): string {
  const overhead = (second === '' ? 0 : 1) + (label === '' ? 0 : Buffer.byteLength(label) + 1);
  let a = Buffer.byteLength(first);
  let b = Buffer.byteLength(second);
  while (a + b > LIMIT - overhead) {
    if (a > b) a--;
    else b--;
  }
  return underscored(underscored(clip(first, a), clip(second, b)), label);
}

function underscored(a: string, b: string): string {
  return a === '' || b === '' ? `${a}${b}` : `${a}_${b}`;
}

/** The longest prefix of at most so many bytes that does not cut a character. */
function clip(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let result = '';
  let used = 0;
  for (const character of text) {
    used += Buffer.byteLength(character);
    if (used > bytes) break;
    result += character;
  }
  return result;
}
