import type { Operation } from '../../../operations/operation.ts';
import { nameOf, referencesTo, sameName, tableOf } from '../../../schema/catalog.ts';
import type { Column, Constraint, Table, TableName } from '../../../schema/model.ts';
import { type ColumnType, elementType } from '../../../schema/types.ts';
import { isSqlExpression, type SqlExpression, textOfSql } from '../../../sql/author.ts';
import { wordsOf } from '../../../sql/words.ts';
import type { FactsContext } from '../../facts.ts';
import { all, type Effects, family, lock, nothing, rewrite, scan } from './effects.ts';
import { domainOf, isConstrained, NO_DOMAINS, nameOfType, typeChange } from './type-changes.ts';
import { volatilityOf } from './volatility.ts';

/** ADD COLUMN alone: what stands in statements of its own is an operation of its own. */
export function addColumn({ table, column, constraints }: Operation<'addColumn'>, context: FactsContext): Effects {
  const whole = family(table, context);
  const filled = fillOf(column, context);
  const targets = constraints.flatMap((one) => (one.kind === 'foreignKey' ? [nameOf(one.target)] : []));
  // A column of NULLs needs no look at the other table.
  const checked = column.default === undefined || column.default === null ? [] : targets;
  const reads = constraints.some((one) => one.kind !== 'foreignKey') || checked.length > 0 || isRequired(column);
  return all(
    lock('ACCESS EXCLUSIVE', ...whole),
    lock('SHARE ROW EXCLUSIVE', ...targets),
    filled === undefined ? nothing : rewrite(whole, filled.rewritesIf),
    reads ? scan(...whole, ...checked) : nothing,
  );
}

/** NOT NULL and nothing to be in the rows that are there: they are looked at, and must be none. */
function isRequired({ nullable, default: value, identity, computed, autoincrement }: Column): boolean {
  return !nullable && (value === undefined || value === null) && !identity && !computed && !autoincrement;
}

/** Does every row get a value of its own? A default that is the same for all is kept beside the table. */
function fillOf(column: Column, { before }: FactsContext): { readonly rewritesIf?: string } | undefined {
  const { default: value, identity, computed, autoincrement } = column;
  if (identity || autoincrement || computed) return {};
  const reasons: string[] = [];
  if (isSqlExpression(value)) {
    const volatility = volatilityOf(value, before);
    if (volatility === 'volatile') return {};
    if (volatility !== 'constant') reasons.push(`${volatility.unknown} is volatile`);
  }
  const type = elementType(column.type);
  if (type.kind === 'raw') {
    const domain = domainOf(type, before);
    if (domain && isConstrained(domain)) return {};
    if (!domain && !NO_DOMAINS.has(baseName(type))) reasons.push(`${nameOfType(type)} is a domain with constraints`);
  }
  return reasons.length === 0 ? undefined : { rewritesIf: reasons.join(' or ') };
}

/** `geometry(Point, 4326)` as `geometry`. */
function baseName(type: ColumnType<'raw'>): string {
  return nameOfType(type)
    .toLowerCase()
    .replace(/^.*\.|[\s([].*$/gs, '');
}

/** A foreign key that goes with the column has triggers on the other table, too. */
export function dropColumn({ table, column }: Operation<'dropColumn'>, context: FactsContext): Effects | undefined {
  const known = tableOf(context.before, table);
  if (!known) return undefined;
  return all(
    lock('ACCESS EXCLUSIVE', ...family(table, context)),
    lock('ACCESS EXCLUSIVE', ...targetsThrough(known, column)),
  );
}

export function alterColumn(operation: Operation<'alterColumn'>, context: FactsContext): Effects {
  const { table: name, column, nullable, comment, statistics, storage, compression } = operation;
  const table = tableOf(context.before, name);
  const whole = family(name, context);
  const old = table?.columns.find((one) => one.name === column);
  const parts: Effects[] = [];
  if (operation.type || operation.collation !== undefined) parts.push(retyped(operation, table, old, context));
  if (nullable === false) {
    parts.push(lock('ACCESS EXCLUSIVE', ...whole));
    if (old?.nullable !== false && !(table && provesNotNull(table, column))) parts.push(scan(...whole));
  }
  const brief = [nullable === true || undefined, operation.default, operation.identity, operation.autoincrement];
  if ([...brief, operation.rename, storage, compression].some((one) => one !== undefined))
    parts.push(lock('ACCESS EXCLUSIVE', ...whole));
  if (statistics !== undefined) parts.push(lock('SHARE UPDATE EXCLUSIVE', ...whole));
  if (comment !== undefined) parts.push(lock('SHARE UPDATE EXCLUSIVE', nameOf(name)));
  return all(...parts);
}

/** `CHECK (country IS NOT NULL)`, validated: the server believes it. */
function provesNotNull({ constraints }: Table, column: string): boolean {
  const quoted = `"${column.replaceAll('"', '""')}"`;
  return constraints.some((one) => {
    if (one.kind !== 'check' || one.notValid) return false;
    const found = /^\(*\s*("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)\s+is\s+not\s+null\s*\)*$/iu.exec(
      textOfSql(one.sql).trim(),
    )?.[1];
    return found !== undefined && (found === quoted || (!found.startsWith('"') && found.toLowerCase() === column));
  });
}

function retyped(
  operation: Operation<'alterColumn'>,
  table: Table | undefined,
  old: Column | undefined,
  context: FactsContext,
): Effects {
  const whole = family(operation.table, context);
  const locked = lock('ACCESS EXCLUSIVE', ...whole);
  const type = operation.type ?? old?.type;
  if (!table || !old || !type) return all(locked, rewrite(whole, 'the old type is stored otherwise'));
  const sources = sourcesOf(table, old.name, context);
  const others = lock('ACCESS EXCLUSIVE', ...targetsThrough(table, old.name), ...sources);
  const change =
    operation.using && !isOwnCast(operation.using, old.name) ? 'rewrites' : typeChange(old.type, type, context.before);
  // What hangs on the column is made anew, and the rows are held against it.
  const rechecked = isChecked(table, old.name) || (operation.collation !== undefined && isIndexed(table, old.name));
  if (change === 'keeps') return all(locked, others, rechecked ? scan(...whole) : nothing);
  const referred = change === 'rewrites' ? scan(...others.locks.map(([one]) => one)) : nothing;
  return all(locked, others, referred, rewrite(whole, change === 'rewrites' ? undefined : change.rewritesIf));
}

/** `USING country::text` says what the server would do by itself. */
function isOwnCast(using: SqlExpression, column: string): boolean {
  const found = /^("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)\s*(?:::[^:()]+(?:\([\d\s,]*\))?)?$/u.exec(
    textOfSql(using).trim(),
  )?.[1];
  return found !== undefined && (found === `"${column}"` || found.toLowerCase() === column);
}

/** The tables to which foreign keys with this column point. */
function targetsThrough(table: Table, column: string): readonly TableName[] {
  return table.constraints.flatMap((one) =>
    one.kind === 'foreignKey' && one.columns.includes(column) ? [nameOf(one.target)] : [],
  );
}

/** The tables whose foreign keys point to this column. */
function sourcesOf(table: Table, column: string, { before }: FactsContext): readonly TableName[] {
  const key = table.constraints.find((one) => one.kind === 'primaryKey');
  return referencesTo(before, table)
    .filter(({ table: other, constraint: { targetColumns } }) => {
      const columns = targetColumns.length > 0 ? targetColumns : key?.kind === 'primaryKey' ? key.columns : [column];
      return columns.includes(column) && !sameName(other, table);
    })
    .map((one) => one.table);
}

function isChecked({ constraints }: Table, column: string): boolean {
  return constraints.some((one) => one.kind === 'check' && !one.notValid && wordsOf(one.sql).has(column));
}

function isIndexed({ indexes, constraints }: Table, column: string): boolean {
  const uses = (target: string | SqlExpression): boolean =>
    typeof target === 'string' ? target === column : wordsOf(target).has(column);
  return (
    indexes.some((one) => one.elements.some(({ target }) => uses(target))) ||
    constraints.some((one: Constraint) => {
      if (one.kind === 'exclude') return one.elements.some(({ target }) => uses(target));
      return (one.kind === 'unique' || one.kind === 'primaryKey') && one.columns.includes(column);
    })
  );
}
