/**
 * Every operation in every dialect, up and down: `migration.ts` after `before.ts`, against `<dialect>.sql` or
 * `<dialect>.refused.txt`. UPDATE_GOLDEN=1 writes the files; read what changed before you commit it.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../src/cli/compile-project.ts';
import { recordRevisions } from '../../src/cli/record-revisions.ts';
import { appliedBefore } from '../../src/compile.ts';
import { Problem } from '../../src/diagnostics/diagnostic.ts';
import { dialects } from '../../src/dialects/index.ts';
import { buildPlan } from '../../src/plan/build-plan.ts';
import type { PlannedOperation } from '../../src/plan/plan.ts';
import { loadProject, type Project } from '../../src/project/project.ts';
import { buildGraph } from '../../src/revisions/graph.ts';
import { checkPath, resolvePath } from '../../src/revisions/resolve-path.ts';
import type { ScriptStatement } from '../../src/script/plan-script.ts';
import { copyCase } from './case-files.ts';
import { Matrix } from './matrix.ts';
import { optionsOfOperations } from './options.ts';
import { elsewhere, unreachable } from './unreachable.ts';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const matrix = new Matrix(optionsOfOperations(join(here, '../..')), dialects);
const update = process.env.UPDATE_GOLDEN !== undefined;

interface Result {
  readonly sql?: string;
  readonly refused?: string;
}

interface Loaded {
  readonly name: string;
  readonly project: Project;
  /** Where its migration begins. */
  readonly from: string;
}

let loaded: Loaded | undefined;

/** The project of a case, which is the same for every dialect: its files are run once. */
async function projectOf(name: string): Promise<Loaded> {
  if (loaded?.name === name) return loaded;
  forget();
  const root = mkdtempSync(join(tmpdir(), 'limbeck-golden-'));
  mkdirSync(join(root, 'migrations'));
  writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false }');
  copyCase(name, join(root, 'migrations'));
  const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../src/index.ts')) }) });
  const evaluated = new Map<string, ReturnType<Project['evaluate']>>();
  const evaluate = project.evaluate.bind(project);
  project.evaluate = (ids) => {
    const wanted = ids && [...ids];
    const key = JSON.stringify(wanted?.sort());
    const found = evaluated.get(key) ?? evaluate(wanted);
    evaluated.set(key, found);
    return found;
  };
  loaded = { name, project, from: existsSync(join(here, name, 'before.ts')) ? 'before' : 'base' };
  return loaded;
}

function forget(): void {
  if (loaded) rmSync(loaded.project.config.root, { recursive: true, force: true });
  loaded = undefined;
}

process.on('exit', forget);

async function compileCase(name: string, dialect: string): Promise<Result> {
  const { project, from } = await projectOf(name);
  const up = await section(project, from, 'after', dialect);
  const down = await section(project, 'after', from, dialect);
  if (up.refused !== undefined) return { refused: up.refused };
  return { sql: `-- upgrade\n${up.sql}\n-- downgrade\n${down.sql ?? down.refused?.trimEnd().replace(/^/gm, '-- ')}` };
}

/** What a case does, up and down, before any dialect is asked. */
async function plannedOperations(name: string): Promise<readonly PlannedOperation[]> {
  const { project } = await projectOf(name);
  const graph = buildGraph(project.revisions);
  const planned = (['upgrade', 'downgrade'] as const).map(async (direction) => {
    const [from, to] = direction === 'upgrade' ? ['base', 'after'] : ['after', 'base'];
    const path = checkPath(graph, resolvePath(graph, { from, to }));
    const { revision } = await recordRevisions(
      project,
      ['before', 'after'].filter((one) => graph.nodes.has(one)),
      direction,
    );
    const applied = appliedBefore(graph, path.from);
    return buildPlan({ path, applied, revision, naming: {}, report: () => undefined }).steps;
  });
  return (await Promise.all(planned)).flat().flatMap((step) => step.operations);
}

/** What a statement depends on, as the script will ask it. */
function dependence({ control, when, guard, onlyIf, first }: ScriptStatement): string {
  const lines = [
    ...(control?.kind === 'condition' ? [`when ${control.block.number}: ${control.block.condition}`] : []),
    ...(control?.kind === 'assert' ? [`or stop: ${control.message}`] : []),
    ...(control?.kind === 'precondition'
      ? [`or stop: ${control.many}, but ${control.because}; by ${control.key}`]
      : []),
    ...(first ? ['tested before anything is changed'] : []),
    ...(when ? [`only when ${when.number}`] : []),
    ...(guard === undefined ? [] : [`guard:\n${guard}`]),
    ...(onlyIf === undefined ? [] : [`only if ${onlyIf}`]),
  ];
  return lines.map((line) => `${line.replace(/^/gm, '-- ')}\n`).join('');
}

async function section(project: Project, from: string, to: string, dialect: string): Promise<Result> {
  try {
    const compiled = await compileProject(project, { from, to, dialect });
    const marks = {
      inside: '',
      outside: '-- outside of a transaction\n',
      commitAfter: '-- committed before it is used\n',
      alone: '-- in a transaction of its own\n',
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

  test(`${name} is in the table`, async () => {
    for (const one of await plannedOperations(name)) matrix.note(name, one);
  });
}

const noCells = [...elsewhere, ...unreachable];

test('every option of every operation has a case in every dialect', () => {
  matrix.close();
  assert.equal(matrix.empty(noCells), []);
  assert.equal(matrix.reached(unreachable), []);
});

test('the table is what the cases say', () => {
  const file = join(here, 'MATRIX.md');
  const text = matrix.markdown(noCells);
  if (update) writeFileSync(file, text);
  assert.ok(readFileSync(file, 'utf8') === text, 'UPDATE_GOLDEN=1 writes it anew');
});

test.run();
