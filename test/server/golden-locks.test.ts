/** What is said of the statements of every golden case, beside what the server is seen to do: no lock, rewrite or scan goes unsaid. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../src/cli/compile-project.ts';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { loadProject } from '../../src/project/project.ts';
import type { ScriptStatement } from '../../src/script/plan-script.ts';
import { copyCase } from '../golden/case-files.ts';
import { elsewhere, first, needs } from './golden-needs.ts';
import { type Measured, measure } from './lock-measure.ts';
import { query, serverUrl, withDatabase } from './server.ts';

const golden = join(import.meta.dirname, '../golden');
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'postgresql.sql')));

/** Where the two may differ, and why. */
const tolerated: readonly (readonly [RegExp, why: string])[] = [
  [/(?:FOREI|fk_user).*: \+ scan/, 'an empty table refers to nothing, and the other is not looked at'],
  [/IF NOT EXISTS ix_deal_title.*: \+ /, 'the table may have been there before the plan'],
  [/^(?:update-rows|where-values): .*: \+ scan/, 'the server finds a use for an index of an empty table'],
  [/^procedure.*: - users ROW EXCLUSIVE$/, 'the server checks what a SQL routine would do, and does not do it'],
  [/^insert-from-csv, back: .*: - scan product$/, 'the server reads a small table rather than its index'],
  [/^extension-updated: .*: unknown$/, 'what the script of an extension does is not known'],
  [/^objects-every-option: DROP VIEW used CASCADE: unknown$/, 'what else may hang on it is not known'],
  [/^when: .*: ERROR: /, 'the condition of the statement does not hold here'],
];

type Phase = 'setup' | 'change' | 'back';

/** What cannot be undone has no statements. */
function refused(error: unknown): readonly ScriptStatement[] {
  if (error instanceof Problem) return [];
  throw error;
}

async function compiled(name: string): Promise<Readonly<Record<Phase, readonly ScriptStatement[]>>> {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-locks-'));
  try {
    mkdirSync(join(root, 'migrations'));
    writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false }');
    copyCase(name, join(root, 'migrations'));
    const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../src/index.ts')) }) });
    const statements = async (from: string, to: string): Promise<readonly ScriptStatement[]> =>
      (await compileProject(project, { from, to })).steps
        .flatMap((step) => step.statements)
        // What is only tested is no statement of the case.
        .filter((one) => one.control?.kind !== 'precondition');
    const hasBefore = existsSync(join(golden, name, 'before.ts'));
    const start = hasBefore ? 'before' : 'base';
    const setup = hasBefore ? await statements('base', 'before') : [];
    const change = await statements(start, 'after');
    return { setup, change, back: await statements('after', start).catch(refused) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What is said is right, and not what is seen here. */
const otherwise: Readonly<Record<string, string>> = {
  'mssql-insert-from-csv': 'so small a table is scanned rather than its index read',
  'mysql-sequence': 'IF NOT EXISTS: what may have been there is spoken of as if it were',
};

/** `- lock` was seen and not said, `+ lock` was said and not seen. */
function differences({ facts }: ScriptStatement, measured: Measured): readonly string[] {
  if (facts === undefined || facts === 'unknown') return ['unknown'];
  const { locks, rewrites, scans, owned } = measured;
  const seen = [...locks, ...rewrites.map((one) => `rewrite ${one}`), ...scans.map((one) => `scan ${one}`)];
  const open = facts.rewritesIf.length > 0;
  const said = [
    ...facts.locks.map((one) => `${named(one.object)} ${one.mode}`),
    ...facts.rewrites.map((one) => `rewrite ${named(one)}`),
    ...facts.scans.map((one) => `scan ${named(one)}`),
  ];
  return [
    ...seen.filter((one) => !said.includes(one)).map((one) => `- ${one}`),
    ...said
      .filter((one) => !seen.includes(one) && !owned.includes(one) && !(open && one.startsWith('rewrite ')))
      .map((one) => `+ ${one}`),
  ];
}

/** The server leaves `public` out, an author need not. */
function named(object: string): string {
  return object.replace(/^public\./, '');
}

/** A database is slow to make: the cases share one, emptied between them. */
const EMPTIED = `DO $$
DECLARE one text;
BEGIN
  FOR one IN SELECT format('DROP EXTENSION %I CASCADE', extname) FROM pg_extension WHERE extname <> 'plpgsql'
    UNION ALL SELECT format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
  LOOP EXECUTE one; END LOOP;
  CREATE SCHEMA public;
END
$$`;

async function look(
  url: string,
  setup: readonly string[],
  statements: readonly ScriptStatement[],
  tell: (line: string) => void,
): Promise<void> {
  const trials = statements.map(({ text, transaction }) => ({ sql: text, alone: transaction === 'outside' }));
  const measured = await measure(url, setup, trials, 'COMMIT');
  statements.forEach((statement, i) => {
    const one = measured[i];
    const line = statement.text.split('\n')[0]?.slice(0, 60);
    if (!one || statement.transaction === 'outside') return;
    if (one.failed !== undefined) tell(`${line}: ${one.failed}`);
    else for (const difference of differences(statement, one)) tell(`${line}: ${difference}`);
  });
}

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the golden cases were not measured');
} else {
  const extensions = new Set((await query(serverUrl, 'SELECT name FROM pg_available_extensions')).split('\n'));
  test('what is said of each statement is what is seen', async () => {
    const found: string[] = [];
    await withDatabase(async (url) => {
      for (const name of cases) {
        const needed = needs[name];
        if ((needed !== undefined && !extensions.has(needed)) || elsewhere[name] || otherwise[name]) continue;
        const { setup, change, back } = await compiled(name);
        const there = [EMPTIED, first[name] ?? '', ...setup.map((one) => one.text)].filter((one) => one !== '');
        await look(url, there, change, (line) => found.push(`${name}: ${line}`));
        // The way back begins where the way there has ended.
        await look(url, [], back, (line) => found.push(`${name}, back: ${line}`));
      }
    });
    assert.equal(
      found.filter((line) => !tolerated.some(([pattern]) => pattern.test(line))),
      [],
    );
    const idle = tolerated.filter(([pattern]) => !found.some((line) => pattern.test(line)));
    assert.equal(
      idle.map(([pattern]) => pattern.source),
      [],
    );
  });
}

test.run();
