import { quotedString } from '../ansi.ts';

/** A name as the dictionary has it: `USERS` for `users`. */
export interface StoredName {
  readonly schema?: string | undefined;
  readonly name: string;
}

/** Where names without a schema are: the user's own, unless the session has said otherwise. */
const CURRENT_SCHEMA = "SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')";

/** `owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA')` */
export function ownedBy(column: string, schema: string | undefined): string {
  return `${column} = ${schema === undefined ? CURRENT_SCHEMA : quotedString(schema)}`;
}

/**
 * The rows of the dictionary that tell of something, as they stand behind FROM. ALL_… shows what the user may see, in every schema.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/static-data-dictionary-views.html
 *
 * @example
 * tableRows({ name: 'USERS' }) // ALL_TABLES WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'USERS'
 */
export function tableRows(table: StoredName): string {
  return rows('ALL_TABLES', 'table_name', table);
}

export function columnRows(table: StoredName, column: string): string {
  return `${rows('ALL_TAB_COLUMNS', 'table_name', table)} AND column_name = ${quotedString(column)}`;
}

export function indexRows(index: StoredName): string {
  return rows('ALL_INDEXES', 'index_name', index);
}

export function constraintRows(table: StoredName, name: string): string {
  return `${rows('ALL_CONSTRAINTS', 'table_name', table)} AND constraint_name = ${quotedString(name)}`;
}

/** What has a view of the dictionary for itself. */
const OBJECT_VIEWS = {
  TABLE: ['ALL_TABLES', 'table_name'],
  VIEW: ['ALL_VIEWS', 'view_name'],
  'MATERIALIZED VIEW': ['ALL_MVIEWS', 'mview_name'],
  SEQUENCE: ['ALL_SEQUENCES', 'sequence_name', 'sequence_owner'],
  INDEX: ['ALL_INDEXES', 'index_name'],
  TRIGGER: ['ALL_TRIGGERS', 'trigger_name'],
  // Since 23ai.
  DOMAIN: ['ALL_DOMAINS', 'name'],
} as const;

/** The rows of a view, sequence, function … of that name. */
export function objectRows(word: string, object: StoredName): string {
  const known = Object.entries(OBJECT_VIEWS).find(([one]) => one === word)?.[1];
  if (known === undefined)
    return `${rows('ALL_OBJECTS', 'object_name', object)} AND object_type = ${quotedString(word)}`;
  const [view, column, owner] = known;
  return rows(view, column, object, owner);
}

/** Tables, views, sequences and the like have their names in common. */
export function namedRows(object: StoredName): string {
  return `${rows('ALL_OBJECTS', 'object_name', object)} AND object_type IN ('TABLE', 'VIEW', 'SEQUENCE')`;
}

export function rows(view: string, column: string, { schema, name }: StoredName, owner = 'owner'): string {
  return `${view} WHERE ${ownedBy(owner, schema)} AND ${column} = ${quotedString(name)}`;
}
