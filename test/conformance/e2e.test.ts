/** The whole projects of the data: their scripts in Alembic's words, and the schemas that both scripts lead to on a server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../src/cli/compile-project.ts';
import { EVERYTHING } from '../server/schema.ts';
import { applyScript, query, serverUrl, withDatabase } from '../server/server.ts';
import { applyRules, readRules, ruleFaults } from './better.ts';
import { compareE2e } from './compare.ts';
import { dataFolder, type E2eCase, isSharedFile, readCases } from './data.ts';
import { answerE2e, built, caseProject } from './e2e-adapter.ts';

const folder = dataFolder(undefined);
const cases = readCases(folder, 'e2e') ?? [];

test('every script of the dialects built so far is the same or better', async () => {
  const compared = compareE2e(cases, await answerE2e(cases, built), built);
  const rules = readRules();
  const judged = applyRules(compared, rules);
  const wrong = judged.filter((one) => one.verdict === 'differs' || one.verdict === 'missing');
  assert.equal(
    wrong.map((one) => [one.id, one.dialect, one.part]),
    [],
  );
  const shared = isSharedFile(folder, 'e2e');
  assert.equal(
    ruleFaults(judged, rules, () => shared, built),
    [],
  );
  console.log(`e2e postgresql: ${judged.length} scripts`);
});

if (serverUrl === undefined) {
  console.log('skipped: no LIMBECK_TEST_POSTGRES, the scripts of the projects were applied to no server');
} else {
  for (const one of cases) {
    const expected = one.expect.postgresql;
    if (expected === undefined) continue;
    test(`${one.id}: Alembic's scripts and ours lead to the same schema, up and down`, async () => {
      const root = mkdtempSync(join(tmpdir(), 'limbeck-e2e-'));
      try {
        const project = await caseProject(one, 'postgresql', root);
        await withDatabase((theirs) =>
          withDatabase(async (ours) => {
            for (const url of [theirs, ours]) await prepare(url, one);
            let there = 'base';
            let applied = 0;
            for (const { command, text } of expected) {
              const [name = '', argument = ''] = command.split(' ');
              const [from = '', to = ''] = argument.split(':');
              // The ranges that follow each other on one database.
              if (text === undefined || name === 'stamp' || from !== there) continue;
              const alembic = await applyScript(theirs, text, '-v', 'ON_ERROR_STOP=1');
              assert.is(alembic.status, 0, alembic.output);
              const direction = name === 'downgrade' ? 'downgrade' : 'upgrade';
              const compiled = await compileProject(project, { from, to, direction, dialect: 'postgresql' });
              const limbeck = await applyScript(ours, compiled.script.text);
              assert.is(limbeck.status, 0, limbeck.output);
              assert.is(await query(ours, EVERYTHING), await query(theirs, EVERYTHING), command);
              assert.is(await rows(ours, one), await rows(theirs, one), command);
              there = to;
              applied++;
            }
            assert.ok(applied >= 1);
          }),
        );
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
}

async function prepare(url: string, one: E2eCase): Promise<void> {
  const statements = one.before?.postgresql ?? [];
  if (statements.length > 0) await query(url, statements.map((text) => `${text};\n`).join(''));
}

async function rows(url: string, { settings }: E2eCase): Promise<string> {
  const { version_table: table = 'alembic_version', version_table_schema: schema } = settings;
  const name = schema === undefined ? `"${table}"` : `"${schema}"."${table}"`;
  return query(url, `SELECT string_agg(version_num, ',' ORDER BY version_num) FROM ${name}`);
}

test.run();
