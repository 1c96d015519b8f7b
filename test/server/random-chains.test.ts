/**
 * Random chains on the real server: every revision, up and down, leads to the schema that the catalog says, and the way back ends
 * where the way began. LIMBECK_TEST_RUNS sets how many chains; LIMBECK_TEST_SEED which.
 */
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rawText } from '../../src/dialects/author-statements.ts';
import { postgresql } from '../../src/dialects/postgresql/dialect.ts';
import { renderOperations } from '../../src/dialects/render.ts';
import { sql } from '../../src/index.ts';
import type { Step } from '../../src/plan/plan.ts';
import type { RawSql } from '../../src/plan/raw-sql.ts';
import { type Catalog, emptyCatalog } from '../../src/schema/catalog.ts';
import { textOfSql } from '../../src/sql/author.ts';
import { loadPostgresParser } from '../../src/sql/postgres.ts';
import { type Author, planChain } from '../plan/chain.ts';
import { changes, isPossible, start } from '../plan/changes.ts';
import { rawChanges } from '../plan/raw-changes.ts';
import { byBytes, FACTS, factsOf, normal } from './facts.ts';
import { EVERYTHING } from './schema.ts';
import { psql, serverUrl, withDatabase } from './server.ts';

const parser = await loadPostgresParser();
const raw: RawSql = {
  parser,
  textOf: (operation) => rawText(operation, postgresql),
  versionTable: { name: 'alembic_version' },
};
const runs = Number(process.env.LIMBECK_TEST_RUNS ?? 8);
const seed = Number(process.env.LIMBECK_TEST_SEED ?? 20261123);

function statementsOf(step: Step): readonly string[] {
  return renderOperations(step.operations, postgresql, false).map((one) => {
    if ('refusal' in one) throw new Error(one.refusal.why);
    return one.statement.sql.text;
  });
}

/** The SQL of one step, every statement by itself, then the question. */
function stepSql(step: Step): string {
  const text = statementsOf(step)
    .map((one) => `${one}\n;\n`)
    .join('');
  return `\\echo STEP ${step.revision}\n${text}SELECT line FROM (${FACTS}) AS all_facts (line) ORDER BY line COLLATE "C";\n`;
}

function chainOf(names: readonly string[]): readonly Author[] {
  const chain: Author[] = [start];
  for (const name of names) {
    const change = changes[name];
    if (change && isPossible([...chain, change])) chain.push(change);
  }
  return chain;
}

/** What several statements do together is more than the sum of what each says, and a DO block says nothing. */
const BEYOND_READING: ReadonlySet<string> = new Set([
  'removeValue',
  'removeFine',
  'otherParameters',
  // Rows are no schema.
  'refresh',
  'seeded',
  'moreSeeds',
  'expand',
  'filled',
  'scratch',
]);

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

/** With CASCADE, what goes along with a table is not known where a view names it; a second identity is none. */
const DOUBTFUL: ReadonlySet<string> = new Set(['dropUsersCascade', 'dropIdCascade', 'addIdentity']);

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

/** Of the keys and checks that partitions have from their table the catalog says nothing, neither there nor gone. */
function isSure(line: string): boolean {
  return !/^(constraint|index) (part|land|slot)_/.test(line);
}

async function checkChain(chain: readonly Author[], names: string): Promise<void> {
  const up = planChain(chain, { raw }).plan.steps;
  const down = planChain(chain, { from: 'head', to: 'base', raw }).plan.steps;
  await withDatabase(async (url) => {
    const script = `SET client_min_messages = warning;\n${EVERYTHING};\n${[...up, ...down].map(stepSql).join('')}\\echo STEP end\nDISCARD TEMP;\n${EVERYTHING};\n`;
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
      const expected = factsOf(last).map(normal).filter(isSure).sort(byBytes);
      const found = (parts[i] ?? '')
        .trim()
        .split('\n')
        .filter((one) => one !== '')
        .map(normal)
        .filter(isSure)
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
