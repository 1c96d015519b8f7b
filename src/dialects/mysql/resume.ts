import type { Operation } from '../../operations/operation.ts';
import type { TableName } from '../../schema/model.ts';
import type { ObjectReference } from '../../schema/objects.ts';
import type { Dialect, Resume } from '../dialect.ts';
import { identifier } from '../spelling.ts';
import { nameText, ofTable } from './conditions.ts';
import { quotedText } from './strings.ts';

/**
 * How a statement goes on when an earlier run was stopped in it. Each is done whole or not at all, so that one thing of it tells; what
 * says the whole of something may simply be said again.
 *
 * Source: https://dev.mysql.com/doc/refman/8.4/en/atomic-ddl.html, https://mariadb.com/kb/en/atomic-ddl/
 *
 * @example
 * ALTER TABLE users ADD COLUMN email VARCHAR(255)
 * // done where EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'users' AND column_name = 'email')
 */
export function resume(operation: Operation, text: string, dialect: Dialect): Resume | undefined {
  const found = probe(operation, text, dialect);
  if (found === 'again') return isMerged(text) ? undefined : { kind: 'again', repairs: [] };
  return found === undefined ? undefined : { kind: 'probe', done: found, repairs: [] };
}

/** Clauses of several operations, of which the first may be said again and another not. */
function isMerged(text: string): boolean {
  return /^ALTER TABLE \S+\n/.test(text);
}

/** SQL that is true where it is done. */
function probe(operation: Operation, text: string, dialect: Dialect): string | undefined {
  const there = (sql: string): string => `EXISTS (${sql})`;
  const gone = (sql: string): string => `NOT EXISTS (${sql})`;
  switch (operation.kind) {
    case 'createTable': {
      if (text.startsWith('CREATE TABLE'))
        return operation.ifNotExists ? 'again' : there(tableRows(operation.table, dialect));
      const index = operation.table.indexes.find((one) => makes(text, one.name, dialect));
      return index && there(indexRows(operation.table, index.name, dialect));
    }
    case 'dropTable':
      return operation.ifExists ? 'again' : gone(tableRows(operation.table, dialect));
    case 'renameTable':
      return `${there(tableRows({ ...operation.table, name: operation.to }, dialect))} AND ${gone(tableRows(operation.table, dialect))}`;
    case 'tableComment':
      return 'again';
    case 'addColumn': {
      const { table, column, constraints, indexes, ifNotExists } = operation;
      if (ifNotExists) return undefined;
      if (text.includes(' ADD COLUMN ')) return there(columnRows(table, column.name, dialect));
      const constraint = constraints.find((one) => text.includes(`ADD CONSTRAINT ${named(one.name, dialect)} `));
      if (constraint) return there(constraintRows(table, constraint.name, dialect));
      const index = indexes.find((one) => makes(text, one.name, dialect));
      return index && there(indexRows(table, index.name, dialect));
    }
    case 'dropColumn':
      return operation.ifExists ? 'again' : gone(columnRows(operation.table, operation.column, dialect));
    case 'alterColumn': {
      const { table, column, rename } = operation;
      if (rename === undefined || rename === column) return 'again';
      return `${there(columnRows(table, rename, dialect))} AND ${gone(columnRows(table, column, dialect))}`;
    }
    case 'addConstraint': {
      const { table, constraint } = operation;
      if (constraint.kind === 'primaryKey') return there(constraintRows(table, 'PRIMARY', dialect));
      if (!text.includes(`ADD CONSTRAINT ${named(constraint.name, dialect)} `)) return undefined;
      return there(constraintRows(table, constraint.name, dialect));
    }
    case 'dropConstraint': {
      if (operation.ifExists) return 'again';
      const name = text.includes(' DROP PRIMARY KEY') ? 'PRIMARY' : operation.name;
      return gone(constraintRows(operation.table, name, dialect));
    }
    case 'createIndex':
      return operation.ifNotExists ? 'again' : there(indexRows(operation.table, operation.index.name, dialect));
    case 'createObject':
      return operation.ifNotExists ? 'again' : objectProbe(operation.object, true, dialect);
    case 'dropObject':
      return operation.ifExists ? 'again' : objectProbe(operation.reference, false, dialect);
    case 'addEnumValue':
    case 'removeEnumValue':
    case 'renameEnumValue':
    case 'commentOnObject':
    case 'grant':
      return 'again';
    case 'replaceObject':
      return text.startsWith('CREATE OR REPLACE') || text.startsWith('DROP')
        ? 'again'
        : objectProbe(operation.object, true, dialect);
    default:
      return undefined;
  }
}

function named(name: string, dialect: Dialect): string {
  return identifier(name, dialect).text;
}

function makes(text: string, index: string, dialect: Dialect): boolean {
  return text.includes(` INDEX ${named(index, dialect)} ON `);
}

function tableRows(table: TableName, dialect: Dialect): string {
  return `SELECT 1 FROM information_schema.tables WHERE ${ofTable(table, dialect)}`;
}

function columnRows(table: TableName, column: string, dialect: Dialect): string {
  return `SELECT 1 FROM information_schema.columns WHERE ${ofTable(table, dialect)} AND column_name = ${nameText(column, dialect)}`;
}

function constraintRows(table: TableName, name: string, dialect: Dialect): string {
  return `SELECT 1 FROM information_schema.table_constraints WHERE ${ofTable(table, dialect)} AND constraint_name = ${nameText(name, dialect)}`;
}

/** Whether a table has an index of that name. */
export function indexRows(table: TableName, name: string, dialect: Dialect): string {
  return `SELECT 1 FROM information_schema.statistics WHERE ${ofTable(table, dialect)} AND index_name = ${nameText(name, dialect)}`;
}

function objectProbe(reference: ObjectReference, there: boolean, dialect: Dialect): string | undefined {
  const rows = objectRows(reference, dialect);
  return rows && `${there ? '' : 'NOT '}EXISTS (${rows})`;
}

function objectRows(reference: ObjectReference, dialect: Dialect): string | undefined {
  const { kind, name, schema = kind === 'trigger' ? reference.on?.schema : undefined } = reference;
  const within = (column: string): string =>
    `${column} = ${schema === undefined ? 'DATABASE()' : nameText(schema, dialect)}`;
  switch (kind) {
    case 'view':
    case 'sequence':
      return tableRows(reference, dialect);
    case 'function':
    case 'procedure':
      return `SELECT 1 FROM information_schema.routines WHERE ${within('routine_schema')} AND routine_name = ${nameText(name, dialect)} AND routine_type = ${quotedText(kind.toUpperCase())}`;
    case 'trigger':
      return `SELECT 1 FROM information_schema.triggers WHERE ${within('trigger_schema')} AND trigger_name = ${nameText(name, dialect)}`;
    case 'schema':
      return `SELECT 1 FROM information_schema.schemata WHERE schema_name = ${nameText(name, dialect)}`;
    default:
      return undefined;
  }
}
