import { type Catalog, tableOf } from '../../../schema/catalog.ts';
import type { TableName } from '../../../schema/model.ts';
import { plainSql } from '../../../sql/author.ts';
import { type FactsContext, type LockMode, lockModes } from '../../facts.ts';
import { all, type Effects, family, lock, nothing, rewrite, scan } from './effects.ts';
import { columnsIndexed, deletion, insertion, update } from './rows.ts';
import { callsUnknown } from './volatility.ts';

const NAME = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const PATH = `(${NAME}(?:\\s*\\.\\s*${NAME})?)`;
const start = (pattern: string): RegExp => new RegExp(`^\\s*${pattern}`, 'iu');
const UPDATE = start(String.raw`update\s+(only\s+)?${PATH}`);
const DELETE = start(String.raw`delete\s+from\s+(only\s+)?${PATH}`);
const INSERT = start(String.raw`insert\s+into\s+${PATH}`);
const LOCK = start(String.raw`lock\s+(?:table\s+)?${PATH}(?:\s+in\s+([a-z ]+?)\s+mode)?(?:\s+nowait)?\s*$`);
const QUERY = start(String.raw`(?:select|values|with)\b`);
const ANALYZE = start(String.raw`analyze\s+${PATH}\s*(?:\([^()]*\)\s*)?$`);
const TRUNCATE = start(
  String.raw`truncate\s+(?:table\s+)?(?:only\s+)?${PATH}\s*(?:(?:restart|continue)\s+identity\s*)?(?:restrict\s*)?$`,
);
const CLUSTER = start(String.raw`cluster\s+${PATH}\s+using\s+${NAME}\s*$`);
const SETTING = start(String.raw`(?:set|reset|show)\s`);
const SOURCES = new RegExp(String.raw`\b(?:from|join|using)\s+(?:only\s+)?${PATH}`, 'giu');
/** A condition that is one column and what it must be, in literals. */
const SINGLE = new RegExp(
  String.raw`\bwhere\s+(${NAME})\s*(?:=\s*(?:''|[\d.]+)|in\s*\((?:\s*(?:''|[\d.]+)\s*,?)+\))\s*$`,
  'iu',
);
/** The names on the left of each `=` of SET, and in its lists: `a = 1, (b, c) = (2, 3)`. */
const SET = /\bset\b([\s\S]*?)(?:\b(?:from|where|returning)\b|$)/i;
const ASSIGNED = new RegExp(String.raw`(?:(${NAME})|\(((?:\s*${NAME}\s*,?)+)\))\s*=`, 'gu');

/**
 * Raw SQL that no catalog has to do with: what changes rows is known by its first words, since only WITH could hide another change. A
 * function that it calls, or a trigger, may do more.
 */
export function rawSql(text: string, context: FactsContext): Effects | undefined {
  const sql = withoutTexts(text);
  if (SETTING.test(sql)) return nothing;
  const locked = LOCK.exec(sql);
  if (locked) {
    const mode = lockModes.find((one) => one === (locked[2] ?? 'ACCESS EXCLUSIVE').toUpperCase().replace(/\s+/g, ' '));
    return mode && lock(mode satisfies LockMode, ...family(resolved(locked[1] ?? '', context.before), context));
  }
  const alone = (found: RegExpExecArray | null): TableName | undefined =>
    found ? resolved(found[1] ?? '', context.before) : undefined;
  const analyzed = alone(ANALYZE.exec(sql));
  if (analyzed) return lock('SHARE UPDATE EXCLUSIVE', ...family(analyzed, context));
  const emptied = alone(TRUNCATE.exec(sql));
  if (emptied) return lock('ACCESS EXCLUSIVE', ...family(emptied, context));
  const clustered = alone(CLUSTER.exec(sql));
  if (clustered) return all(lock('ACCESS EXCLUSIVE', clustered), rewrite([clustered]));
  if (QUERY.test(sql)) return isQuiet(sql) ? scan(...sourcesIn(sql, context)) : undefined;
  const inserted = INSERT.exec(sql);
  if (inserted)
    return all(insertion(resolved(inserted[1] ?? '', context.before), context), scan(...sourcesIn(sql, context)));
  const updated = UPDATE.exec(sql);
  if (updated) {
    const table = resolved(updated[2] ?? '', context.before);
    return all(update(table, assigned(sql), isFound(sql, table, context), context), scan(...sourcesIn(sql, context)));
  }
  const deleted = DELETE.exec(sql);
  if (!deleted) return undefined;
  const table = resolved(deleted[2] ?? '', context.before);
  // The first FROM names the table itself.
  const others = sourcesIn(sql.replace(DELETE, ''), context);
  return all(deletion(table, isFound(sql, table, context), context), scan(...others));
}

/** Does a query only read? Not with a change in WITH, FOR UPDATE, INTO, or a function that may do anything. */
function isQuiet(sql: string): boolean {
  return !/\b(?:insert|update|delete|merge|into|share)\b/i.test(sql) && !callsUnknown(plainSql(sql));
}

/** The tables that the question of a `when` or `assert` reads. */
export function question(text: string, context: FactsContext): Effects {
  return scan(...sourcesIn(withoutTexts(text), context));
}

function assigned(sql: string): readonly string[] {
  const part = SET.exec(sql)?.[1] ?? '';
  return [...part.matchAll(ASSIGNED)].flatMap(([, one, list]) =>
    [...(one ?? list ?? '').matchAll(new RegExp(NAME, 'gu'))].map(([name]) => nameIn(name)),
  );
}

/** Comments and the contents of strings are no SQL. */
function withoutTexts(text: string): string {
  return text.replace(/'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\//g, (one) =>
    one.startsWith('-') || one.startsWith('/') ? ' ' : "''",
  );
}

function isFound(sql: string, table: TableName, context: FactsContext): boolean {
  const column = SINGLE.exec(sql)?.[1];
  return column !== undefined && columnsIndexed(table, [nameIn(column)], context);
}

/** The tables of the catalog that it reads beside the one that it changes. */
export function sourcesIn(sql: string, { before }: Pick<FactsContext, 'before'>): readonly TableName[] {
  return [...sql.matchAll(SOURCES)].flatMap(([, path = '']) => {
    const name = resolved(path, before);
    return tableOf(before, name) ? [name] : [];
  });
}

/** The name as the catalog has it. */
function resolved(path: string, catalog: Catalog): TableName {
  const parts = [...path.matchAll(new RegExp(NAME, 'gu'))].map(([part]) => nameIn(part));
  const [first = '', second] = parts;
  const said = second === undefined ? { name: first } : { name: second, schema: first };
  const other = second === undefined ? { name: first, schema: 'public' } : { name: second };
  return tableOf(catalog, said) === undefined && (second === undefined || first === 'public') && tableOf(catalog, other)
    ? other
    : said;
}

function nameIn(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}
