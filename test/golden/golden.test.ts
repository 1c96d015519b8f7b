/**
 * Every operation in every dialect, up and down: `migration.ts` after `before.ts`, against `<dialect>.sql` or
 * `<dialect>.refused.txt`. UPDATE_GOLDEN=1 writes the files; read what changed before you commit it.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../src/cli/compile-project.ts';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { dialects } from '../../src/dialects/index.ts';
import { operations } from '../../src/operations/index.ts';
import { loadProject } from '../../src/project/project.ts';
import type { ScriptStatement } from '../../src/script/plan-script.ts';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const seen = new Set<string>();
const update = process.env.UPDATE_GOLDEN !== undefined;

interface Result {
  readonly sql?: string;
  readonly refused?: string;
}

async function compileCase(name: string, dialect: string): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'limbeck-golden-'));
  try {
    mkdirSync(join(root, 'migrations'));
    writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false }');
    for (const file of ['before.ts', 'migration.ts']) {
      const path = join(here, name, file);
      if (existsSync(path)) cpSync(path, join(root, 'migrations', file));
    }
    const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../src/index.ts')) }) });
    const from = existsSync(join(here, name, 'before.ts')) ? 'before' : 'base';
    const up = await section(project, from, 'after', dialect);
    const down = await section(project, 'after', from, dialect);
    if (up.refused !== undefined) return { refused: up.refused };
    return { sql: `-- upgrade\n${up.sql}\n-- downgrade\n${down.sql ?? down.refused?.trimEnd().replace(/^/gm, '-- ')}` };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What a statement depends on, as the script will ask it. */
function dependence({ control, when, guard, onlyIf }: ScriptStatement): string {
  const lines = [
    ...(control?.kind === 'condition' ? [`when ${control.block.number}: ${control.block.condition}`] : []),
    ...(control?.kind === 'assert' ? [`or stop: ${control.message}`] : []),
    ...(when ? [`only when ${when.number}`] : []),
    ...(guard === undefined ? [] : [`guard:\n${guard}`]),
    ...(onlyIf === undefined ? [] : [`only if ${onlyIf}`]),
  ];
  return lines.map((line) => `${line.replace(/^/gm, '-- ')}\n`).join('');
}

async function section(
  project: Parameters<typeof compileProject>[0],
  from: string,
  to: string,
  dialect: string,
): Promise<Result> {
  try {
    const compiled = await compileProject(project, { from, to, dialect });
    for (const { operation } of compiled.plan.steps.flatMap((step) => step.operations)) seen.add(operation.kind);
    const marks = {
      inside: '',
      outside: '-- outside of a transaction\n',
      commitAfter: '-- committed before it is used\n',
    };
    const statements = compiled.steps.flatMap((step) => step.statements);
    return {
      sql: statements.map((one) => `${marks[one.transaction]}${dependence(one)}${one.text};\n`).join(''),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { refused: error.diagnostics.map((one) => `${one.code}: ${one.message}\n  help: ${one.help}\n`).join('') };
  }
}

for (const name of cases) {
  for (const { name: dialect } of dialects) {
    test(`${name} in ${dialect}`, async () => {
      const result = await compileCase(name, dialect);
      const good = join(here, name, `${dialect}.sql`);
      const refused = join(here, name, `${dialect}.refused.txt`);
      if (update) {
        rmSync(good, { force: true });
        rmSync(refused, { force: true });
        writeFileSync(result.sql === undefined ? refused : good, result.sql ?? result.refused ?? '');
      }
      const expected: Result = existsSync(good)
        ? { sql: readFileSync(good, 'utf8') }
        : { refused: readFileSync(refused, 'utf8') };
      assert.equal(result, expected);
    });
  }
}

test('every kind of operation has a case', () => {
  assert.equal(
    Object.keys(operations).filter((kind) => !seen.has(kind)),
    [],
  );
});

test.run();
