/**
 * Random chains on the real server: every revision, up and down, leads to the schema that the catalog says, and the way back ends
 * where the way began. LIMBECK_TEST_RUNS sets how many chains; LIMBECK_TEST_SEED which.
 */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawText } from '../../src/dialects/author-statements.ts';
import { isRefusal } from '../../src/dialects/dialect.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { renderOperation } from '../../src/dialects/render.ts';
import { typeSql } from '../../src/dialects/spelling.ts';
import { sql } from '../../src/index.ts';
import type { Step } from '../../src/plan/plan.ts';
import type { RawSql } from '../../src/plan/raw-sql.ts';
import { type Catalog, emptyCatalog } from '../../src/schema/catalog.ts';
import { displayName, type Table } from '../../src/schema/model.ts';
import type { ColumnType } from '../../src/schema/types.ts';
import { textOfSql } from '../../src/sql/author.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { type Author, planChain } from '../plan/chain.ts';
import { changes, isPossible, start } from '../plan/changes.ts';
import { rawChanges } from '../plan/raw-changes.ts';
import { EVERYTHING } from './schema.ts';
import { psql, serverUrl, withDatabase } from './server.ts';

const parser = await loadPostgresParser();
const raw: RawSql = { parser, textOf: (operation) => rawText(operation, postgresql) };
const runs = Number(process.env.LIMBECK_TEST_RUNS ?? 8);
const seed = Number(process.env.LIMBECK_TEST_SEED ?? 20261123);

const kinds = { primaryKey: 'p', unique: 'u', foreignKey: 'f', check: 'c', exclude: 'x' } as const;

/** What the catalog says of the database, one line for each thing. The server reads the types. */
function factsOf(catalog: Catalog): readonly string[] {
  const lines: string[] = [];
  for (const table of catalog.tables.values()) {
    const name = displayName(table);
    const security = table.rowSecurity ?? { enabled: false, forced: false };
    lines.push(`table ${name} security ${security.enabled} ${security.forced} comment ${table.comment ?? ''}`);
    for (const one of table.columns) {
      const hasDefault = one.default !== undefined || one.autoincrement === true || one.computed !== undefined;
      const notNull = !one.nullable || one.identity !== undefined || isKey(table, one.name);
      const type = `<<${typeText(one.type)}>>`;
      lines.push(
        `column ${name}.${one.name} ${type} notnull ${notNull} default ${hasDefault} identity ${one.identity ? (one.identity.always ? 'a' : 'd') : ''} comment ${one.comment ?? ''}`,
      );
    }
    for (const one of table.constraints) {
      const valid = !('notValid' in one && one.notValid);
      lines.push(
        `constraint ${name}.${one.name} ${kinds[one.kind]} valid ${valid} deferrable ${one.deferrable ?? false}`,
      );
    }
    for (const one of table.indexes) lines.push(`index ${name}.${one.name} unique ${one.unique}`);
  }
  for (const one of catalog.types.values()) lines.push(`enum ${displayName(one)} ${one.values.join(',')}`);
  for (const one of catalog.objects.values()) {
    const comment = one.comment ?? '';
    if (one.kind === 'trigger') lines.push(`trigger ${one.on?.name}.${one.name} comment ${comment}`);
    else if (one.kind === 'policy') lines.push(`policy ${one.on?.name}.${one.name}`);
    else lines.push(`${one.kind} ${displayName(one)} comment ${comment}`);
    if (one.kind === 'materializedView')
      for (const index of one.indexes) lines.push(`index ${displayName(one)}.${index.name} unique ${index.unique}`);
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
const FACTS = `
SELECT format('table %s security %s %s comment %s', ${IN} || relname, relrowsecurity::text, relforcerowsecurity::text, obj_description(c.oid, 'pg_class'))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p') AND ${OURS}
UNION ALL
SELECT format('column %s.%s <<%s>> notnull %s default %s identity %s comment %s', ${IN} || relname, attname, format_type(atttypid, atttypmod),
    attnotnull::text, atthasdef::text, attidentity, col_description(c.oid, attnum))
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute a ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
  WHERE relkind IN ('r', 'p') AND ${OURS}
UNION ALL
SELECT format('constraint %s.%s %s valid %s deferrable %s', ${IN} || relname, conname, contype, convalidated::text, condeferrable::text)
  FROM pg_constraint JOIN pg_class c ON c.oid = conrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE contype IN ('p', 'u', 'f', 'c', 'x') AND ${OURS}
UNION ALL
SELECT format('index %s.%s unique %s', ${IN} || t.relname, i.relname, indisunique::text) FROM pg_index JOIN pg_class i ON i.oid = indexrelid
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
  FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE ${OURS}
UNION ALL
SELECT format('domain %s comment %s', ${IN} || typname, obj_description(t.oid, 'pg_type')) FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype = 'd' AND ${OURS}
UNION ALL
SELECT format('schema %s comment %s', nspname, obj_description(oid, 'pg_namespace')) FROM pg_namespace WHERE ${OURS} AND nspname <> 'public'`;

function statementsOf(step: Step): readonly string[] {
  return step.operations.flatMap((planned) => {
    const rendering = renderOperation(planned, postgresql, false);
    if (isRefusal(rendering)) throw new Error(rendering.why);
    return rendering.map((one) => one.sql.text);
  });
}

/** The SQL of one step, every statement by itself, then the question. */
function stepSql(step: Step): string {
  const text = statementsOf(step)
    .map((one) => `${one}\n;\n`)
    .join('');
  return `\\echo STEP ${step.revision}\n${text}SELECT line FROM (${FACTS}) AS all_facts (line) ORDER BY line COLLATE "C";\n`;
}

/** A type's name has one spelling in the server's catalogs. */
function spelled(type: string): string {
  return type
    .toLowerCase()
    .replace(/^varchar/, 'character varying')
    .replace(/\s*\(\s*/g, '(')
    .replace(/,\s*/g, ',');
}

function normal(line: string): string {
  return line.trimEnd().replace(/<<(.*?)>>/, (_, type: string) => `<<${spelled(type)}>>`);
}

function chainOf(names: readonly string[]): readonly Author[] {
  const chain: Author[] = [start];
  for (const name of names) {
    const change = changes[name];
    if (change && isPossible([...chain, change])) chain.push(change);
  }
  return chain;
}

/** What several statements do together is more than the sum of what each says. */
const BEYOND_READING: ReadonlySet<string> = new Set(['removeValue', 'removeFine']);

function sqlAuthor(text: string): Author {
  return (op) => op.execute(sql(Object.assign([text], { raw: [text.replaceAll('\\', '\\\\')] })));
}

/** The same chain, written in SQL by hand. */
function inSql(chain: readonly Author[]): readonly Author[] {
  return planChain(chain).plan.steps.map((step) => {
    return sqlAuthor(statementsOf(step).join(';\n'));
  });
}

async function checkRawChain(names: readonly string[]): Promise<void> {
  const chain = inSql(chainOf(names.filter((one) => !BEYOND_READING.has(one))));
  const { plan, diagnostics } = planChain(chain, { raw });
  assert.equal(
    diagnostics.filter((one) => one.code !== 'LB484').map((one) => one.message),
    [],
    `${names}`,
  );
  for (const { operation, understood } of plan.steps.flatMap((step) => step.operations)) {
    if (operation.kind === 'execute' && !understood)
      throw new Error(`${names}: not understood: ${textOfSql(operation.sql)}`);
  }
  await checkChain(chain, `${names} in SQL`);
}

/** With CASCADE, what goes along with a table is not known where a view names it. */
const DOUBTFUL: ReadonlySet<string> = new Set(['dropUsersCascade', 'dropIdCascade']);

/** Changes by hand; one that does not fit, or has no way back, is left out. */
async function checkHandChain(names: readonly string[]): Promise<void> {
  const chain = [...inSql([start])];
  for (const name of names) {
    const longer = [...chain, sqlAuthor(rawChanges[name] ?? '')];
    const { plan, diagnostics } = planChain(longer, { raw });
    if (diagnostics.some((one) => one.code !== 'LB484')) continue;
    const last = plan.steps.at(-1)?.operations[0];
    if (!last?.understood && DOUBTFUL.has(name)) continue;
    assert.ok(last?.understood, `${name} is understood after ${names}`);
    const back = planChain(longer, { from: 'head', to: 'base', raw }).diagnostics;
    if (!back.some((one) => one.code === 'LB430')) chain.push(sqlAuthor(rawChanges[name] ?? ''));
  }
  await checkChain(chain, `${names} by hand`);
}

async function checkChain(chain: readonly Author[], names: string): Promise<void> {
  const up = planChain(chain, { raw }).plan.steps;
  const down = planChain(chain, { from: 'head', to: 'base', raw }).plan.steps;
  await withDatabase(async (url) => {
    const script = `SET client_min_messages = warning;\n${EVERYTHING};\n${[...up, ...down].map(stepSql).join('')}\\echo STEP end\n${EVERYTHING};\n`;
    const { status, output } = await psql(url, ['-A', '-t', '-v', 'ON_ERROR_STOP=1'], script);
    assert.is(
      status,
      0,
      `${names}\n${output
        .split('\n')
        .filter((one) => /ERROR|DETAIL|HINT|LINE/.test(one))
        .join('\n')}`,
    );
    const [before = '', ...parts] = output.split(/^STEP .*\n/m);
    const after = parts.pop();
    assert.is(after?.trim(), before.trim(), `${names}: down does not end where up began`);
    let last: Catalog = emptyCatalog;
    [...up, ...down].forEach((step, i) => {
      last = step.operations.at(-1)?.after ?? last;
      const expected = factsOf(last).map(normal).sort(byBytes);
      const found = (parts[i] ?? '')
        .trim()
        .split('\n')
        .filter((one) => one !== '')
        .map(normal)
        .sort(byBytes);
      assert.equal(found, expected, `${names} at ${step.revision}, ${i < up.length ? 'up' : 'down'}`);
    });
  });
}

async function holdsFor<T>(some: fc.Arbitrary<T>, check: (one: T) => Promise<void>): Promise<void> {
  const result = await fc.check(fc.asyncProperty(some, check), { numRuns: runs, seed, endOnFailure: true });
  if (!result.failed) return;
  const why = result.errorInstance instanceof Error ? result.errorInstance : undefined;
  const details = why && 'details' in why ? String(why.details) : '';
  throw new Error(`after ${result.numRuns} chains: ${why?.message}\n${details}`);
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

test('the chains of this test are long enough to mean something', () => {
  assert.ok(Object.keys(changes).length > 60);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, random chains were applied to no server');
} else {
  const chains = fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 4, maxLength: 14 });
  test(`${runs} random chains, seed ${seed}`, async () => {
    await holdsFor(chains, (names) => checkChain(chainOf(names), `${names}`));
  });
  test('the same chains in raw SQL are read as what they are, and lead back', async () => {
    await holdsFor(chains, checkRawChain);
  });
  test('what people write by hand is read as what it does', async () => {
    const all = Object.keys(rawChanges);
    await checkHandChain(all);
    await checkHandChain(all.filter((one) => !/^drop/.test(one)));
    await checkHandChain(all.toReversed());
  });
  test('what people write by hand, in random chains', async () => {
    const byHand = fc.array(fc.constantFrom(...Object.keys(rawChanges)), { minLength: 4, maxLength: 14 });
    await holdsFor(byHand, checkHandChain);
  });
}

test.run();
