import type { MysqlTableOptions, Table } from '../../schema/model.ts';
import { type Fragment, fragment, join, nothing, verbatim } from '../../sql/fragment.ts';
import { shown } from '../ansi.ts';
import type { Dialect } from '../dialect.ts';
import { expressionSql, refused } from '../spelling.ts';
import { commentText, quotedText } from './strings.ts';

/** Options whose values are strings: https://dev.mysql.com/doc/refman/8.4/en/create-table.html#create-table-options */
const STRINGS: ReadonlySet<string> = new Set(
  'connection data_directory index_directory password compression encryption engine_attribute secondary_engine_attribute'.split(
    ' ',
  ),
);
const OWN: ReadonlySet<string> = new Set(
  'engine charset collate row_format key_block_size auto_increment comment partition_by'.split(' '),
);

/** ` ENGINE=InnoDB CHARSET=utf8mb4 COMMENT='…' PARTITION BY …`: what stands behind the parentheses of CREATE TABLE. */
export function tableOptions({ name, comment, options, columns }: Table, dialect: Dialect): Fragment {
  const { partitionBy, ...given } = options?.mysql ?? {};
  const start = columns.find((one) => one.identity?.start !== undefined)?.identity?.start;
  const parts = [
    ...assignments({ ...(start !== undefined && { autoIncrement: start }), ...given }, name, dialect),
    ...(comment === undefined || comment === ''
      ? []
      : [`COMMENT=${commentText(comment, 2048, `table ${shown(name)}`)}`]),
  ];
  const partition = partitionBy === undefined ? nothing : fragment`PARTITION BY ${expressionSql(partitionBy, dialect)}`;
  const all = join([...parts.map(verbatim), partition], ' ');
  return all.text === '' ? nothing : join([verbatim(' '), all], '');
}

function assignments(options: MysqlTableOptions, table: string, { title }: Dialect): readonly string[] {
  const { engine, charset, collate, rowFormat, keyBlockSize, autoIncrement, others = {} } = options;
  const word = (value: string, what: string): string => {
    if (!/^\w+$/.test(value))
      refused(`${title} has no ${what} ${shown(value)} for table ${shown(table)}`, 'write its name');
    return value;
  };
  const whole = (value: number | bigint, what: string): string => {
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      refused(`the ${what} of table ${shown(table)} is ${value}`, 'write a whole number');
    return String(value);
  };
  return [
    ...(engine === undefined ? [] : [`ENGINE=${word(engine, 'engine')}`]),
    ...(charset === undefined ? [] : [`CHARSET=${word(charset, 'character set')}`]),
    ...(collate === undefined ? [] : [`COLLATE=${word(collate, 'collation')}`]),
    ...(rowFormat === undefined ? [] : [`ROW_FORMAT=${word(rowFormat, 'row format').toUpperCase()}`]),
    ...(keyBlockSize === undefined ? [] : [`KEY_BLOCK_SIZE=${whole(keyBlockSize, 'key block size')}`]),
    ...(autoIncrement === undefined ? [] : [`AUTO_INCREMENT=${whole(autoIncrement, 'first number')}`]),
    ...Object.entries(others).map(([key, value]) => otherOption(key, value, table)),
  ];
}

function otherOption(key: string, value: string | number, table: string): string {
  const name = key.toLowerCase();
  if (!/^\w+$/.test(name) || OWN.has(name)) {
    refused(
      `${shown(key)} is no other option of table ${shown(table)}`,
      'engine, charset, collate, rowFormat, keyBlockSize, autoIncrement, partitionBy and comment have words of their own',
    );
  }
  const words = name.toUpperCase();
  const option = SPACED.test(name) ? words.replaceAll('_', ' ') : words;
  if (STRINGS.has(name)) return `${option}=${quotedText(String(value))}`;
  if (!/^[\w.-]+$/.test(String(value)))
    refused(`the option ${shown(key)} of table ${shown(table)} is ${shown(String(value))}`, 'write a word or a number');
  return `${option}${/tablespace|character_set$/.test(name) ? ' ' : '='}${value}`;
}

/** Names of several words. */
const SPACED = /^(?:default_(?:charset|character_set|collate)|character_set|(?:data|index)_directory)$/;
