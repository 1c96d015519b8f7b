import type { Operation } from '../../operations/operation.ts';
import { quotedString } from '../ansi.ts';
import type { Resume } from '../dialect.ts';
import {
  columnRows,
  constraintRows,
  indexRows,
  namedRows,
  objectRows,
  ownedBy,
  rows,
  type StoredName,
  tableRows,
} from './dictionary.ts';

/**
 * How a DDL statement goes on when an earlier run was stopped in it. Oracle does each whole or takes it back, so that one thing of it
 * tells; what says the whole of something may simply be said again. What an author wrote is not read: there it may mean more.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/static-data-dictionary-views.html
 *
 * @example
 * ALTER TABLE users MODIFY age NOT NULL
 * // done where EXISTS (SELECT 1 FROM ALL_TAB_COLUMNS WHERE owner = SYS_CONTEXT('USERENV', 'CURRENT_SCHEMA') AND table_name = 'USERS'
 * // AND column_name = 'AGE' AND nullable = 'N')
 */
export function resume({ kind }: Operation, text: string): Resume | undefined {
  if (kind === 'execute' || kind === 'custom') return undefined;
  for (const [pattern, answer] of shapes) {
    const found = pattern.exec(text);
    if (found) return answer(partsOf(found.groups ?? {}), text);
  }
  return undefined;
}

/** The names of a statement, as the dictionary has them. */
interface Parts {
  /** The kind of object, in capitals: `MATERIALIZED VIEW`. */
  readonly word: string;
  readonly object: StoredName;
  /** Of an index. */
  readonly table: StoredName;
  /** A column or constraint, and what it is to be called. */
  readonly part: string;
  readonly to: string;
  readonly list: string;
  readonly others: string;
}

/** What is written without quotes is in lower case: a word in capitals is one of SQL itself. */
const NAME = '"[^"]+"|[a-z][a-z0-9_$]*';
const OBJECT = String.raw`(?:(?<schema>${NAME})\.)?(?<name>${NAME})`;
const PART = `(?<part>${NAME})`;
const TO = `(?<to>${NAME})`;
const LIST = String.raw`\((?<list>[^()]*)\)`;
const WORD = '(?<word>MATERIALIZED VIEW|[A-Z]+)';
const TABLE = `^ALTER TABLE ${OBJECT}`;

function partsOf(groups: Readonly<Record<string, string | undefined>>): Parts {
  const { schema, name = '', tableSchema, tableName = '', part = '', to = '' } = groups;
  return {
    word: groups.word ?? '',
    object: { schema: schema && stored(schema), name: stored(name) },
    table: { schema: tableSchema && stored(tableSchema), name: stored(tableName) },
    part: stored(part),
    to: stored(to),
    list: groups.list ?? '',
    others: groups.others ?? '',
  };
}

function stored(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1) : name.toUpperCase();
}

const AGAIN: Resume = { kind: 'again', repairs: [] };

function probe(done: string, ...repairs: readonly string[]): Resume {
  return { kind: 'probe', done, repairs };
}

function there(from: string): string {
  return `EXISTS (SELECT 1 FROM ${from})`;
}

function gone(from: string): string {
  return `NOT ${there(from)}`;
}

type Shape = readonly [pattern: RegExp, answer: (parts: Parts, text: string) => Resume | undefined];

function shape(pattern: string, answer: Shape[1]): Shape {
  return [new RegExp(pattern), answer];
}

/** The first that fits. */
const shapes: readonly Shape[] = [
  shape('^(?:COMMENT|GRANT|CREATE OR REPLACE) ', () => AGAIN),
  shape(String.raw`^BEGIN\n {2}DBMS_MVIEW\.REFRESH\(`, () => AGAIN),
  shape(`^REVOKE (?<list>[A-Z, ]+) ON ${OBJECT} FROM (?<others>.+)$`, revoked),
  shape(`${TABLE} RENAME TO ${TO}$`, ({ object, to }) => renamed(tableRows, object, to)),
  shape(`${TABLE} RENAME COLUMN ${PART} TO ${TO}$`, ({ object, part, to }) =>
    probe(`${there(columnRows(object, to))} AND ${gone(columnRows(object, part))}`),
  ),
  shape(`${TABLE} RENAME CONSTRAINT ${PART} TO ${TO}$`, ({ object, part, to }) =>
    probe(`${there(constraintRows(object, to))} AND ${gone(constraintRows(object, part))}`),
  ),
  shape(`${TABLE} ADD CONSTRAINT ${PART} `, ({ object, part }, text) =>
    probe(there(`${constraintRows(object, part)}${inForce(text)}`)),
  ),
  shape(`${TABLE} ADD ${WORD}(?: KEY)? ?(?:${LIST})?`, unnamedConstraint),
  shape(`${TABLE} ADD ${PART} `, ({ object, part }) => probe(there(columnRows(object, part)))),
  shape(`${TABLE} DROP CONSTRAINT ${PART}$`, ({ object, part }) => probe(gone(constraintRows(object, part)))),
  shape(`${TABLE} DROP COLUMN ${PART}`, droppedColumn),
  shape(`${TABLE} MODIFY CONSTRAINT ${PART} VALIDATE$`, ({ object, part }) =>
    probe(there(`${constraintRows(object, part)}${inForce('')}`)),
  ),
  shape(`${TABLE} MODIFY ${PART} (?:NOT )?NULL$`, ({ object, part }, text) =>
    probe(there(`${columnRows(object, part)} AND nullable = '${text.endsWith(' NOT NULL') ? 'N' : 'Y'}'`)),
  ),
  shape(`${TABLE} MODIFY ${PART} DROP IDENTITY$`, ({ object, part }) =>
    probe(there(`${columnRows(object, part)} AND identity_column = 'NO'`)),
  ),
  // Numbers that were taken meanwhile would be given once more.
  shape(`${TABLE} MODIFY ${PART} GENERATED .*START WITH `, () => undefined),
  shape(`${TABLE} MODIFY ${PART} `, () => AGAIN),
  shape('^ALTER SEQUENCE .* RESTART START WITH ', () => undefined),
  shape('^ALTER SEQUENCE ', () => AGAIN),
  shape(`^ALTER INDEX ${OBJECT} RENAME TO ${TO}$`, ({ object, to }) => renamed(indexRows, object, to)),
  shape(`^ALTER TRIGGER ${OBJECT} RENAME TO ${TO}$`, ({ object, to }) =>
    renamed((one) => objectRows('TRIGGER', one), object, to),
  ),
  shape(`^RENAME ${OBJECT} TO ${TO}$`, ({ object, to }) => renamed(namedRows, object, to)),
  shape(
    `^CREATE (?:UNIQUE )?(?:BITMAP )?INDEX (?:IF NOT EXISTS )?${OBJECT} ON (?:(?<tableSchema>${NAME})\\.)?(?<tableName>${NAME}) `,
    builtIndex,
  ),
  shape(`^CREATE (?:GLOBAL TEMPORARY )?${WORD} (?:IF NOT EXISTS )?${OBJECT}`, ({ word, object }) =>
    probe(there(`${objectRows(word, object)}${COMPILED.has(word) ? " AND status = 'VALID'" : ''}`)),
  ),
  shape(`^DROP ${WORD} (?:IF EXISTS )?${OBJECT}`, ({ word, object }) => probe(gone(objectRows(word, object)))),
];

/** These are looked up in ALL_OBJECTS, which knows whether they are valid. */
const COMPILED: ReadonlySet<string> = new Set(['FUNCTION', 'PROCEDURE']);

function renamed(rowsOf: (one: StoredName) => string, object: StoredName, to: string): Resume {
  return probe(`${there(rowsOf({ ...object, name: to }))} AND ${gone(rowsOf(object))}`);
}

/** Enabled, and true of the rows that were there before, unless it is not to be: ALL_CONSTRAINTS in Database Reference. */
function inForce(text: string): string {
  const valid = text.endsWith(' ENABLE NOVALIDATE') ? '' : " AND validated = 'VALIDATED'";
  return ` AND status = 'ENABLED'${valid}`;
}

/** One whose name the database chooses is known by its columns. */
function unnamedConstraint({ word, object, list }: Parts, text: string): Resume | undefined {
  const type = { PRIMARY: 'P', UNIQUE: 'U', FOREIGN: 'R' }[word];
  if (type === undefined) return undefined;
  const columns = quotedString(namesOf(list).join(','));
  const own = `${rows('ALL_CONSTRAINTS c', 'c.table_name', object, 'c.owner')} AND c.constraint_type = '${type}'`;
  const named = `(SELECT LISTAGG(k.column_name, ',') WITHIN GROUP (ORDER BY k.position) FROM ALL_CONS_COLUMNS k WHERE k.owner = c.owner AND k.constraint_name = c.constraint_name)`;
  return probe(there(`${own} AND ${named} = ${columns}${inForce(text)}`));
}

function namesOf(list: string): readonly string[] {
  return [...list.matchAll(new RegExp(`${NAME}|[A-Z]+`, 'g'))].map(([name]) => stored(name));
}

/**
 * A dropping that was stopped may leave the column half way, and the table out of use: CONTINUE ends it.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/refrn/ALL_PARTIAL_DROP_TABS.html
 */
function droppedColumn({ object, part }: Parts, text: string): Resume {
  const table = text.slice(0, text.indexOf(' DROP COLUMN '));
  const partial = rows('ALL_PARTIAL_DROP_TABS', 'table_name', object);
  return probe(
    gone(columnRows(object, part)),
    `SELECT ${quotedString(`${table} DROP COLUMNS CONTINUE`)} FROM ${partial}`,
  );
}

/**
 * An index that is left UNUSABLE is dropped. A building ONLINE that was stopped leaves its journal, until the server has cleared both
 * away; before that, they cannot be dropped, and Oracle says so (ORA-08104).
 *
 * Source: https://docs.oracle.com/en/error-help/db/ora-08104/
 */
function builtIndex({ object, table }: Parts, text: string): Resume {
  const own = `${indexRows(object)} AND ${ownedBy('table_owner', table.schema)} AND table_name = ${quotedString(table.name)}`;
  const name = text.slice(0, text.indexOf(' ON ')).replace(/^.* INDEX (?:IF NOT EXISTS )?/, '');
  const drop = `SELECT ${quotedString(`DROP INDEX ${name}`)} FROM`;
  if (!text.endsWith(' ONLINE'))
    return probe(there(`${own} AND status <> 'UNUSABLE'`), `${drop} ${own} AND status = 'UNUSABLE'`);
  const journal = there(
    `ALL_OBJECTS o JOIN ALL_TABLES j ON j.owner = o.owner AND j.table_name = 'SYS_JOURNAL_' || o.object_id WHERE ${ownedBy('o.owner', object.schema)} AND o.object_name = ${quotedString(object.name)} AND o.object_type = 'INDEX'`,
  );
  return probe(
    there(`${own} AND status <> 'UNUSABLE' AND NOT ${journal}`),
    `${drop} ${own} AND (status = 'UNUSABLE' OR ${journal})`,
  );
}

/** Revoking what is not granted is refused (ORA-01927). What the owner has not granted, nor this user, stays. */
function revoked({ list, others, object }: Parts): Resume {
  const rights = list.split(', ');
  const which = rights.includes('ALL') ? '' : ` AND privilege IN (${rights.map(quotedString).join(', ')})`;
  const grantees = namesOf(others).map(quotedString).join(', ');
  return probe(
    gone(
      `${rows('ALL_TAB_PRIVS', 'table_name', object, 'table_schema')}${which} AND grantee IN (${grantees}) AND grantor IN (table_schema, SYS_CONTEXT('USERENV', 'SESSION_USER'))`,
    ),
  );
}
