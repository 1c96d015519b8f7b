/** A seventh dialect, as an outsider would write one: all that it needs is in this folder. */
import { dropTable, renameTable } from '../../../src/dialects/ansi.ts';
import { authorStatements } from '../../../src/dialects/author-statements.ts';
import { customStatements } from '../../../src/dialects/custom.ts';
import { type Dialect, inside, type Refusal, type RenderContext, refuse } from '../../../src/dialects/dialect.ts';
import { rowsOfStatements } from '../../../src/dialects/insert-rows.ts';
import { deleteRows, updateRows } from '../../../src/dialects/row-changes.ts';
import { silent } from '../../../src/dialects/silent.ts';
import { identifier, literalSql, names, qualified, typeSql } from '../../../src/dialects/spelling.ts';
import { tableOf } from '../../../src/schema/catalog.ts';
import type { Column } from '../../../src/schema/model.ts';
import { type Fragment, fragment, join, keyword, nothing, verbatim } from '../../../src/sql/fragment.ts';

function none(): Refusal {
  return refuse('Toy does not have this', 'leave it out for toy');
}

function noType(): Refusal {
  return refuse('Toy knows numbers, words and truth', 'use one of these');
}

function columnSql(column: Column, { dialect }: RenderContext): Fragment {
  const { name, type, nullable, default: value } = column;
  const given = value === undefined ? nothing : fragment`DEFAULT ${literalSql(value, type, dialect)}`;
  return fragment`${identifier(name, dialect)} ${typeSql(type, dialect)} ${given} ${keyword('NOT NULL', !nullable)}`;
}

export const toy: Dialect = {
  name: 'toy',
  title: 'Toy',
  versions: { oldest: '1', newest: '2' },
  profile: 'sqlite',
  nameLimit: 20,
  nameUnit: 'characters',
  transactionalDdl: true,
  quote: (name) => `<${name}>`,
  privileges: () => ({ needs: [], makes: [] }),
  preconditions: { first: false, place: 'row', query: () => undefined },
  compared: (sql) => sql,
  text: (text) => verbatim(`'${text.replaceAll("'", "''")}'`),
  literal: (value) => {
    if (typeof value === 'boolean') return verbatim(value ? 'YES' : 'NO');
    if (typeof value === 'string') return verbatim(`'${value.replaceAll("'", "''")}'`);
    return typeof value === 'number' || value === null ? verbatim(String(value)) : noType();
  },
  types: {
    smallint: () => verbatim('NUMBER'),
    integer: () => verbatim('NUMBER'),
    bigint: () => verbatim('NUMBER'),
    numeric: noType,
    float: noType,
    real: noType,
    double: noType,
    boolean: () => verbatim('TRUTH'),
    string: ({ length }) => verbatim(length === undefined ? 'WORDS' : `WORDS(${length})`),
    char: noType,
    text: () => verbatim('WORDS'),
    date: noType,
    time: noType,
    timestamp: noType,
    interval: noType,
    uuid: noType,
    json: noType,
    jsonb: noType,
    jsonpath: noType,
    xml: noType,
    binary: noType,
    array: noType,
    enum: noType,
    inet: noType,
    cidr: noType,
    macaddr: noType,
    macaddr8: noType,
    tsvector: noType,
    tsquery: noType,
    bit: noType,
    money: noType,
    range: noType,
    hstore: noType,
    citext: noType,
    oid: noType,
    regclass: noType,
    regconfig: noType,
    raw: noType,
  },
  operations: {
    createTable: ({ table }, context) => {
      const { columns, indexes } = table;
      if (indexes.length > 0) return none();
      const parts = columns.map((one) => columnSql(one, context));
      return inside(fragment`CREATE TABLE ${qualified(table, context.dialect)} (${join(parts)})`);
    },
    dropTable: ({ table, ifExists }, { dialect }) => inside(dropTable(table, ifExists, dialect)),
    renameTable: ({ table, to }, { dialect }) => inside(renameTable(table, to, dialect)),
    addColumn: ({ table, column }, context) =>
      inside(fragment`ALTER TABLE ${qualified(table, context.dialect)} ADD ${columnSql(column, context)}`),
    dropColumn: ({ table, column }, { dialect }) =>
      inside(fragment`ALTER TABLE ${qualified(table, dialect)} DROP ${identifier(column, dialect)}`),
    bulkInsert: (operation, { dialect, before }) => {
      const { table, columns } = operation;
      const types = columns.map((name) => tableOf(before, table)?.columns.find((one) => one.name === name)?.type);
      const rows = rowsOfStatements(operation, types, dialect, (value, type) => literalSql(value, type, dialect));
      const into = fragment`INSERT INTO ${qualified(table, dialect)} (${names(columns, dialect)})`;
      return inside(...rows.map((one) => fragment`${into} VALUES ${one}`));
    },
    updateRows: (operation, context) => updateRows(operation, context, (type) => type),
    deleteRows: (operation, context) => deleteRows(operation, context, (type) => type),
    execute: (operation, context) => authorStatements(operation, 'sqlite', context),
    custom: customStatements,
    allow: silent,
    alterTable: none,
    moveTable: none,
    createPartition: none,
    attachPartition: none,
    detachPartition: none,
    tableComment: none,
    alterColumn: none,
    addConstraint: none,
    dropConstraint: none,
    createIndex: none,
    dropIndex: none,
    createEnum: none,
    dropEnum: none,
    addEnumValue: none,
    renameConstraint: none,
    validateConstraint: none,
    constraintComment: none,
    indexComment: none,
    enumComment: none,
    renameIndex: none,
    removeEnumValue: none,
    renameEnum: none,
    renameEnumValue: none,
    backfill: none,
    createObject: none,
    replaceObject: none,
    renameObject: none,
    dropObject: none,
    commentOnObject: none,
    alterSequence: none,
    alterDomain: none,
    refreshView: none,
    grant: none,
    revoke: none,
    rowSecurity: none,
    baseline: none,
    when: none,
    assert: none,
  },
};
