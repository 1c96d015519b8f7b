/** What a catalog says of a database and what the server says of it, in the same lines: all that can be compared of the two. */
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { typeSql } from '../../src/dialects/spelling.ts';
import type { Catalog } from '../../src/schema/catalog.ts';
import { displayName, type Table } from '../../src/schema/model.ts';
import type { ColumnType } from '../../src/schema/types.ts';

const kinds = { primaryKey: 'p', unique: 'u', foreignKey: 'f', check: 'c', exclude: 'x' } as const;

/** What the catalog says of the database, one line for each thing. The server reads the types. */
export function factsOf(catalog: Catalog): readonly string[] {
  const lines: string[] = [];
  for (const table of catalog.tables.values()) {
    const name = displayName(table);
    const security = table.rowSecurity ?? { enabled: false, forced: false };
    const { unlogged = false, inherits = [], replicaIdentity = 'default', with: parameters = {} } = table.options ?? {};
    const parents = table.partitionOf ? [table.partitionOf.parent] : inherits;
    const owner = table.options?.owner ?? '';
    const stored = Object.entries(parameters).map(([key, value]) => `${key}=${value}`);
    lines.push(
      `table ${name} security ${security.enabled} ${security.forced} unlogged ${unlogged} options ${stored.sort().join()} identity ${replicaIdentity[0]} parents ${parents.map(displayName).join()} owner ${owner} comment ${table.comment ?? ''}`,
    );
    for (const one of table.columns) {
      const hasDefault = one.default !== undefined || one.autoincrement === true || one.computed !== undefined;
      const notNull = !one.nullable || one.identity !== undefined || isKey(table, one.name);
      const type = `<<${typeText(one.type)}>>`;
      lines.push(
        `column ${name}.${one.name} ${type} notnull ${notNull} default ${hasDefault} identity ${one.identity ? (one.identity.always ? 'a' : 'd') : ''} statistics ${one.statistics ?? -1} storage ${one.storage?.[0] ?? ''} compression ${one.compression?.[0] ?? ''} comment ${one.comment ?? ''}`,
      );
    }
    for (const one of table.constraints) {
      const valid = !('notValid' in one && one.notValid);
      const identity = 'replicaIdentity' in one && one.replicaIdentity === true;
      lines.push(
        `constraint ${name}.${one.name} ${kinds[one.kind]} valid ${valid} deferrable ${one.deferrable ?? false} identity ${identity}`,
      );
    }
    for (const one of table.indexes)
      lines.push(`index ${name}.${one.name} unique ${one.unique} identity ${one.replicaIdentity ?? false}`);
  }
  for (const one of catalog.types.values()) lines.push(`enum ${displayName(one)} ${one.values.join(',')}`);
  for (const one of catalog.objects.values()) {
    const comment = one.comment ?? '';
    if (one.kind === 'trigger') lines.push(`trigger ${one.on?.name}.${one.name} comment ${comment}`);
    else if (one.kind === 'policy') lines.push(`policy ${one.on?.name}.${one.name}`);
    else lines.push(`${one.kind} ${displayName(one)} comment ${comment}`);
    if (one.kind === 'materializedView')
      for (const index of one.indexes)
        lines.push(`index ${displayName(one)}.${index.name} unique ${index.unique} identity false`);
  }
  return lines;
}

function isKey(table: Table, column: string): boolean {
  return table.constraints.some((one) => one.kind === 'primaryKey' && one.columns.includes(column));
}

function typeText(type: ColumnType): string {
  return typeSql(type, postgresql).text;
}

const IN = `CASE WHEN nspname = 'public' THEN '' ELSE nspname || '.' END`;
const OURS = `nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`;

/** The same lines, by the server. Sequences that a column brings are the column's. */
export const FACTS = `
SELECT format('table %s security %s %s unlogged %s options %s identity %s parents %s owner %s comment %s', ${IN} || relname, relrowsecurity::text, relforcerowsecurity::text,
    (relpersistence = 'u')::text, (SELECT string_agg(one, ',' ORDER BY one) FROM unnest(reloptions) one), relreplident,
    (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = c.oid),
    CASE WHEN relowner <> current_user::regrole THEN relowner::regrole::text END, obj_description(c.oid, 'pg_class'))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p') AND ${OURS}
UNION ALL
SELECT format('column %s.%s <<%s>> notnull %s default %s identity %s statistics %s storage %s compression %s comment %s', ${IN} || relname, attname, format_type(atttypid, atttypmod),
    attnotnull::text, atthasdef::text, attidentity, attstattarget, CASE WHEN attstorage <> typstorage THEN attstorage END, attcompression, col_description(c.oid, attnum))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped JOIN pg_type t ON t.oid = atttypid
  WHERE relkind IN ('r', 'p') AND ${OURS}
UNION ALL
SELECT format('constraint %s.%s %s valid %s deferrable %s identity %s', ${IN} || relname, conname, contype, convalidated::text, condeferrable::text,
    coalesce((SELECT indisreplident FROM pg_index WHERE indexrelid = conindid AND contype <> 'f'), false)::text)
  FROM pg_constraint JOIN pg_class c ON c.oid = conrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND ${OURS}
UNION ALL
SELECT format('index %s.%s unique %s identity %s', ${IN} || t.relname, i.relname, indisunique::text, indisreplident::text) FROM pg_index JOIN pg_class i ON i.oid = indexrelid
  JOIN pg_class t ON t.oid = indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
  WHERE ${OURS} AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
UNION ALL
SELECT format('enum %s %s', ${IN} || typname, string_agg(enumlabel, ',' ORDER BY enumsortorder)) FROM pg_type t
  JOIN pg_namespace n ON n.oid = typnamespace JOIN pg_enum ON enumtypid = t.oid WHERE ${OURS} GROUP BY nspname, typname
UNION ALL
SELECT format('trigger %s.%s comment %s', relname, tgname, obj_description(t.oid, 'pg_trigger')) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal
UNION ALL
SELECT format('policy %s.%s', tablename, policyname) FROM pg_policies
UNION ALL
SELECT format('%s %s comment %s', CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materializedView' ELSE 'sequence' END, ${IN} || relname, obj_description(c.oid, 'pg_class'))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm', 'S') AND ${OURS}
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = c.oid AND deptype = 'i' AND refobjsubid > 0)
  AND relname NOT LIKE '%\\_seq'
UNION ALL
SELECT format('%s %s comment %s', CASE prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, ${IN} || proname, obj_description(p.oid, 'pg_proc'))
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${OURS} AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
UNION ALL
SELECT format('domain %s comment %s', ${IN} || typname, obj_description(t.oid, 'pg_type')) FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype = 'd' AND ${OURS}
UNION ALL
SELECT format('schema %s comment %s', nspname, obj_description(oid, 'pg_namespace')) FROM pg_namespace WHERE ${OURS} AND nspname <> 'public'`;

/** A type's name has one spelling in the server's catalogs. */
function spelled(type: string): string {
  return type
    .toLowerCase()
    .replace(/^varchar/, 'character varying')
    .replace(/^char\b/, 'character')
    .replace(/\s*\(\s*/g, '(')
    .replace(/,\s*/g, ',');
}

export function normal(line: string): string {
  return line.trimEnd().replace(/<<(.*?)>>/, (_, type: string) => `<<${spelled(type)}>>`);
}

export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
