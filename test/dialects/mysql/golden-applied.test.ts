/** What the golden files of MariaDB show is applied to a real server, statement by statement, up and down again. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../../src/cli/compile-project.ts';
import { loadProject, type Project } from '../../../src/project/project.ts';
import type { ScriptStatement } from '../../../src/script/plan-script.ts';
import { copyCase } from '../../golden/case-files.ts';
import { hasServer, run, schemaOf, withDatabase } from './server.ts';

const golden = join(import.meta.dirname, '../../golden');
const cases = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'mariadb.sql')));

/** Needs what the server does not have. */
const notHere: Readonly<Record<string, string>> = {
  autocommit: 'its SQL is for PostgreSQL: VACUUM',
  'create-table-in-a-schema': 'there is no database of that name',
  'function-replaced': 'its body is for PostgreSQL',
  'rows-in-a-schema': "it makes a database that may be there and be somebody else's",
  'mysql-options-on-plain-tables': 'the parser ngram is a part of MySQL only',
  'mysql-text-index': 'the parser ngram is a part of MySQL only',
  'mssql-when': 'what it asserts needs rows',
};

/** Begin with what MariaDB does not have. */
const beginsOtherwise: ReadonlySet<string> = new Set([
  'comments-on-parts-that-are-dropped',
  'move-table',
  'mssql-columns',
  'mssql-comments-come-back',
  'rename-index',
  'sequence-of-a-dropped-table',
  'table-dropped-with-all-that-hangs-on-it',
  'table-options-come-back',
  'validate-constraint',
  'view-recreated',
  'view-replaced',
]);

/** Comes back with a difference, and why. */
const different: Readonly<Record<string, string>> = {
  'mysql-index': 'the index that a foreign key got when its own was dropped stays beside that',
  'mysql-keys': 'the index that the server makes for a foreign key stays when that is dropped',
};

async function projectOf(name: string, root: string): Promise<Project> {
  mkdirSync(join(root, 'migrations'));
  writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false }');
  copyCase(name, join(root, 'migrations'));
  return loadProject({ cwd: root, api: async () => ({ ...(await import('../../../src/index.ts')) }) });
}

/** Sends the statements of a range; a block of `when` only where its condition holds. */
async function apply(project: Project, database: string, from: string, to: string): Promise<void> {
  const compiled = await compileProject(project, { from, to, dialect: 'mariadb' });
  const holds = new Map<number, boolean>();
  let waiting: string[] = [];
  const flush = (): string => {
    const { status, output } = run(database, waiting);
    assert.is(status, 0, `${from} to ${to}\n${output}\n${waiting.join(';\n')}`);
    waiting = [];
    return output;
  };
  for (const statement of compiled.steps.flatMap((step) => step.statements as readonly ScriptStatement[])) {
    const { control, when, text } = statement;
    if (when && !holds.get(when.number)) continue;
    if (control === undefined) {
      waiting.push(text);
      continue;
    }
    flush();
    waiting.push(text);
    const answer = flush().trim();
    if (control.kind === 'condition') holds.set(control.block.number, answer === '1');
    else assert.is(answer, control.kind === 'assert' ? '1' : '', text);
  }
  flush();
}

if (!hasServer) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, nothing is applied to MariaDB');
} else {
  for (const name of cases.filter((one) => notHere[one] === undefined && !beginsOtherwise.has(one))) {
    test(`${name} is applied, up and down`, async () => {
      const root = mkdtempSync(join(tmpdir(), 'limbeck-mariadb-'));
      try {
        const project = await projectOf(name, root);
        await withDatabase(async (database) => {
          const start = existsSync(join(golden, name, 'before.ts')) ? 'before' : 'base';
          if (start === 'before') await apply(project, database, 'base', 'before');
          const schema = schemaOf(database);
          await apply(project, database, start, 'after');
          if (!/-- LB\d+/.test(readFileSync(join(golden, name, 'mariadb.sql'), 'utf8'))) {
            await apply(project, database, 'after', start);
            if (different[name] === undefined) assert.is(schemaOf(database), schema);
          }
        });
      } finally {
        rmSync(root, { recursive: true, force: true });
        run('', ['DROP DATABASE IF EXISTS limbeck_sales', 'DROP ROLE IF EXISTS limbeck_seller, limbeck_reader']);
      }
    });
  }
}

test('there are cases to apply, and what is said of single ones is said of cases that exist', () => {
  assert.ok(cases.length > 40, String(cases.length));
  for (const name of [...Object.keys(notHere), ...beginsOtherwise, ...Object.keys(different)])
    assert.ok(cases.includes(name), name);
});

test.run();
