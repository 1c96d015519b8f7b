import { dumpStatements } from '../ddl/dump.ts';
import { readStatement } from '../ddl/index.ts';
import type { Position } from '../diagnostics/diagnostic.ts';
import { type Catalog, keyOf, tableOf, withoutTable, withTable, withUncertain } from '../schema/catalog.ts';
import { withoutObject } from '../schema/catalog-objects.ts';
import type { Column, TableName } from '../schema/model.ts';
import type { SchemaObject } from '../schema/objects.ts';
import { plainSql, textOfSql } from '../sql/author.ts';
import type { PostgresParser } from '../sql/postgres.ts';
import { everyWord } from '../sql/words.ts';
import { foldRead, parseOne } from './raw-sql.ts';

/** A statement of a dump that fills no place in the catalog. */
export interface UnreadStatement {
  readonly line: number;
  /** Its beginning, in one line. */
  readonly text: string;
  readonly why: string;
}

export interface Baseline {
  readonly after: Catalog;
  /** How many statements the dump has. */
  readonly statements: number;
  readonly unread: readonly UnreadStatement[];
}

/**
 * The schema that a dump describes. What is not understood is listed, and of what it names nothing is said later.
 *
 * @param versionTable Limbeck's own table is not part of the schema
 */
export function readBaseline(
  dump: string,
  before: Catalog,
  {
    parser,
    at,
    versionTable,
  }: { readonly parser: PostgresParser; readonly at: Position; readonly versionTable: TableName },
): Baseline {
  const statements = dumpStatements(dump);
  const unread: UnreadStatement[] = [];
  let after = before;
  for (const { text, line } of statements) {
    const parsed = parseOne(text, parser);
    const reading = parsed
      ? readStatement(parsed, text, after, { at, publicIsHome: true })
      : ({ kind: 'unknown', why: 'the parser of PostgreSQL does not take it' } as const);
    if (reading.kind === 'harmless') continue;
    let why = reading.kind === 'unknown' ? reading.why : '';
    if (reading.kind === 'operations') {
      const folded = foldRead(reading.operations, after, (one) => {
        if (one.severity === 'error') why = one.message;
      });
      if (folded) {
        after = folded.after;
        if (folded.certain) continue;
        why = 'it changes what is not understood';
      }
    }
    unread.push({ line, text: shortened(text), why });
    after = withUncertain(after, namesIn(text));
  }
  return {
    after: withSerials(withoutTable(after, nameIn(after, versionTable))),
    statements: statements.length,
    unread,
  };
}

/** A dump names what a statement is about before anything else. */
function namesIn(text: string): ReadonlySet<string> {
  return everyWord(plainSql(text.split(/[($]/, 1)[0] ?? ''));
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 77)}…`;
}

function nameIn(catalog: Catalog, { name, schema }: TableName): TableName {
  const full: TableName = schema === undefined ? { name } : { name, schema };
  return tableOf(catalog, full) || schema !== 'public' ? full : { name };
}

/** Three statements of a dump are what SERIAL says in a word. */
function withSerials(catalog: Catalog): Catalog {
  let after = catalog;
  for (const object of catalog.objects.values()) {
    if (object.kind !== 'sequence' || !object.ownedBy) continue;
    const table = tableOf(after, object.ownedBy.table);
    const column = table?.columns.find((one) => one.name === object.ownedBy?.column);
    if (!table || !column || !isSerial(object, table, column)) continue;
    const { default: _, ...rest } = column;
    const columns = table.columns.map((one) => (one === column ? { ...rest, autoincrement: true } : one));
    after = withoutObject(withTable(after, { ...table, columns }), object);
  }
  return after;
}

/** The sequence and the default that the server makes for SERIAL: https://www.postgresql.org/docs/current/datatype-numeric.html#DATATYPE-SERIAL */
function isSerial(sequence: SchemaObject<'sequence'>, table: TableName, column: Column): boolean {
  const {
    type = 'bigint',
    start = 1,
    increment = 1,
    minValue = null,
    maxValue = null,
    cache = 1,
    cycle = false,
  } = sequence;
  const plain =
    start === 1 &&
    increment === 1 &&
    minValue === null &&
    maxValue === null &&
    cache === 1 &&
    !cycle &&
    !sequence.comment;
  if (!plain || type !== column.type.kind || column.nullable) return false;
  const value = column.default;
  if (typeof value !== 'object' || value === null || value.kind !== 'sql') return false;
  const called = /^nextval\('(?:(\w+)\.)?("?)([^"']+)\2'::regclass\)$/.exec(textOfSql(value));
  if (called?.[3] !== sequence.name || sequence.name !== `${table.name}_${column.name}_seq`) return false;
  return (
    keyOf(sequence) ===
    keyOf(table.schema === undefined ? { name: sequence.name } : { name: sequence.name, schema: table.schema })
  );
}
