import { createHash } from 'node:crypto';
import { wordsOf } from '../sql/words.ts';
import type { Constraint, Index, Table, TableName } from './model.ts';

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
 */
export function nameConstraint<C extends Constraint>(
  constraint: C,
  table: NamedTable,
  naming: NamingConvention,
  isTaken: (name: string) => boolean,
): C {
  const template = naming[conventionKeys[constraint.kind]];
  const byConvention = applyConvention(constraint, template, () => constraintTokens(constraint, table));
  if (byConvention !== undefined) return { ...constraint, name: byConvention, named: true };
  if (constraint.name !== '') return { ...constraint, named: true };
  const columns = columnsForName(constraint, table);
  const middle = constraint.kind === 'primaryKey' ? '' : joinedColumns(columns);
  return { ...constraint, name: chooseName(table.name, middle, labels[constraint.kind], isTaken), named: false };
}

/** Does the convention want a name of its own for this constraint, which its author did not give? */
export function lacksName(constraint: Constraint, naming: NamingConvention): boolean {
  const template = naming[conventionKeys[constraint.kind]];
  return constraint.name === '' && (template?.includes('%(constraint_name)s') ?? false);
}

/** The index with its name: the author's own, by the convention, or `ix_<table>_<columns>`. */
export function nameIndex(
  index: Index,
  table: TableName,
  naming: NamingConvention,
  isTaken: (name: string) => boolean,
): Index {
  const columns = index.elements.map((one) => (typeof one.target === 'string' ? one.target : 'expr'));
  const byConvention = applyConvention({ name: index.name, named: false }, naming.ix, () => tokens(table, columns));
  if (byConvention !== undefined) return { ...index, name: byConvention };
  if (index.name !== '') return index;
  return { ...index, name: chooseName(`ix_${table.name}`, joinedColumns(columns), '', isTaken) };
}

/** The name by which a convention knows a constraint that the author gives a short name, as in `dropConstraint`. */
export function conventionalName(
  name: string,
  kind: Constraint['kind'],
  table: TableName,
  naming: NamingConvention,
): string {
  const template = naming[conventionKeys[kind]];
  return applyConvention({ name, named: false }, template, () => ({ table_name: table.name })) ?? name;
}

function applyConvention(
  one: Unfinished,
  template: string | undefined,
  values: () => Readonly<Record<string, string>>,
): string | undefined {
  if (template === undefined || one.named) return undefined;
  const wantsName = template.includes('%(constraint_name)s');
  if (one.name !== '' ? !wantsName : wantsName) return undefined;
  const known: Readonly<Record<string, string>> = { ...values(), constraint_name: one.name };
  let missing = false;
  const text = template.replace(/%\((\w+)\)s|%%/g, (all, token: string | undefined) => {
    if (token === undefined) return '%';
    const value = known[token];
    if (value === undefined) missing = true;
    return value ?? all;
  });
  return missing ? undefined : shorten(text);
}

/** SQLAlchemy's way with names that are too long: cut, with four digits of a hash. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= LIMIT) return name;
  return `${name.slice(0, LIMIT - 8)}_${createHash('md5').update(name).digest('hex').slice(-4)}`;
}

function constraintTokens(constraint: Constraint, table: NamedTable): Record<string, string> {
  const result = tokens(table, columnsForName(constraint, table));
  if (constraint.kind !== 'foreignKey') return result;
  result.referred_table_name = constraint.target.name;
  if (constraint.targetColumns[0] !== undefined) result.referred_column_0_name = constraint.targetColumns[0];
  return result;
}

function tokens({ name: table, schema }: TableName, columns: readonly string[]): Record<string, string> {
  const label = schema === undefined ? table : `${schema}_${table}`;
  const result: Record<string, string> = {
    table_name: table,
    column_0N_name: columns.join(''),
    column_0_N_name: columns.join('_'),
    column_0N_key: columns.join(''),
    column_0_N_key: columns.join('_'),
    column_0N_label: columns.map((name) => `${label}_${name}`).join(''),
    column_0_N_label: columns.map((name) => `${label}_${name}`).join('_'),
  };
  columns.forEach((name, i) => {
    result[`column_${i}_name`] = name;
    result[`column_${i}_key`] = name;
    result[`column_${i}_label`] = `${label}_${name}`;
  });
  return result;
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
  return [clip(first, a), clip(second, b), label].filter((part) => part !== '').join('_');
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
