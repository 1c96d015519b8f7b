import { shown } from '../ansi.ts';
import { refused } from '../spelling.ts';

/**
 * What may not be a name without quotes. SQLAlchemy's list and the rest of Oracle's own.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Oracle-SQL-Reserved-Words.html
 */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'access add all alter and any as asc audit between by char check cluster column comment compress connect create current date ' +
    'decimal default delete desc distinct drop else exclusive exists file float for from grant group having identified immediate in ' +
    'increment index initial insert integer intersect into is level like lock long maxextents minus mlslabel mode modify noaudit ' +
    'nocompress not nowait null number of offline on online option or order pctfree prior public raw rename resource revoke row ' +
    'rowid rownum rows select session set share size smallint start successful synonym sysdate table then to trigger uid union ' +
    'unique update user validate values varchar varchar2 view whenever where with'
  ).split(' '),
);

const PLAIN = /^[a-z][a-z0-9_$]*$/;
const AS_IT_IS = /^"([^"]+)"$/;

/**
 * A name as SQL has it. One in lower case means what Oracle stores in upper case, and is written without quotes; any other is written
 * in quotes, letter for letter. A name that comes in quotes itself is stored as it stands in them: no name has quotes inside.
 *
 * Source: https://docs.oracle.com/en/database/oracle/oracle-database/19/sqlrf/Database-Object-Names-and-Qualifiers.html
 *
 * @example
 * quote('users') // users
 * quote('Users') // "Users"
 * quote('"users"') // "users"
 */
export function quote(name: string): string {
  if (PLAIN.test(name) && !RESERVED.has(name)) return name;
  const inner = AS_IT_IS.exec(name)?.[1] ?? name;
  if (inner.includes('"'))
    refused(`the name ${shown(name)} contains a double quote, which no name in Oracle can`, 'remove it from the name');
  return `"${inner}"`;
}

/** A name as the dictionary has it: `users` is USERS there, `"users"` and `Users` are what they are. */
export function storedName(name: string): string {
  const sql = quote(name);
  return sql.startsWith('"') ? sql.slice(1, -1) : sql.toUpperCase();
}
