/** After an interruption: what each statement has done is told by the server, before and after it. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { compileProject } from '../../../src/cli/compile-project.ts';
import { mysql } from '../../../src/dialects/mysql/dialect.ts';
import { resume } from '../../../src/dialects/mysql/resume.ts';
import type { Operation } from '../../../src/operations/operation.ts';
import { loadProject } from '../../../src/project/project.ts';
import { plainSql } from '../../../src/sql/author.ts';
import { copyCase } from '../../golden/case-files.ts';
import { hasServer, run, withDatabase } from './server.ts';

const golden = join(import.meta.dirname, '../../golden');
const cases = [
  'mysql-columns',
  'mysql-keys',
  'mysql-index',
  'mysql-batch',
  'mysql-table-options',
  'add-column-with-constraints',
  'rename-table',
  'drop-column',
  'drop-table',
  'rename-column',
];

if (!hasServer) {
  console.log('skipped: no LIMBECK_TEST_MARIADB, no interruption was tried');
} else {
  for (const name of cases) {
    test(`${name}: a statement is done exactly after it was run, or may be run again`, async () => {
      const root = mkdtempSync(join(tmpdir(), 'limbeck-resume-'));
      try {
        mkdirSync(join(root, 'migrations'));
        writeFileSync(join(root, 'limbeck.config.json'), '{ "dataLossGate": false, "preconditions": "author" }');
        copyCase(name, join(root, 'migrations'));
        const project = await loadProject({
          cwd: root,
          api: async () => ({ ...(await import('../../../src/index.ts')) }),
        });
        const start = existsSync(join(golden, name, 'before.ts')) ? 'before' : 'base';
        const ranges = [
          ...(start === 'before' ? [['base', 'before'] as const] : []),
          [start, 'after'] as const,
          ['after', start] as const,
        ];
        let told = 0;
        await withDatabase(async (database) => {
          const answer = (sql: string): string => run(database, [`SELECT ${sql}`]).output.trim();
          for (const [from, to] of ranges) {
            const { steps } = await compileProject(project, { from, to, dialect: 'mariadb' });
            for (const { text, resume } of steps.flatMap((step) => step.statements)) {
              const probe = resume?.kind === 'probe' ? resume.done : undefined;
              if (probe !== undefined) assert.is(answer(probe), '0', `before ${text}\n${probe}`);
              const { status, output } = run(database, resume?.kind === 'again' ? [text, text] : [text]);
              assert.is(status, 0, output);
              if (probe !== undefined) assert.is(answer(probe), '1', `after ${text}\n${probe}`);
              if (resume) told += 1;
            }
          }
        });
        assert.ok(told > 0);
      } finally {
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
}

test('what several operations say together is not said again, and what nobody can tell is not told', () => {
  const at = { file: 'migrations/1.ts', line: 1, column: 1 };
  const change: Operation = { kind: 'alterColumn', at, table: { name: 'x' }, column: 'a', nullable: false };
  assert.equal(resume(change, 'ALTER TABLE x MODIFY a INTEGER NOT NULL', mysql), { kind: 'again', repairs: [] });
  assert.is(resume(change, 'ALTER TABLE x\n  MODIFY a INTEGER NOT NULL,\n  ADD COLUMN b INTEGER', mysql), undefined);
  assert.is(resume({ kind: 'execute', at, sql: plainSql('DROP TABLE x') }, 'DROP TABLE x', mysql), undefined);
});

test.run();
