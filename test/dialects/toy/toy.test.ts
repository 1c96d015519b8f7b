/** A dialect that Limbeck does not know compiles a project, and its script is read again by its own client's rules. */
import { rmSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { recordRevisions } from '../../../src/cli/record-revisions.ts';
import { type Compilation, compile } from '../../../src/compile.ts';
import { Problem } from '../../../src/diagnostics/diagnostic.ts';
import { loadProject } from '../../../src/project/project.ts';
import { buildGraph } from '../../../src/revisions/graph.ts';
import { checkPath, resolvePath } from '../../../src/revisions/resolve-path.ts';
import { checkRoundTrip } from '../../../src/verify/round-trip.ts';
import { folderWith, module } from '../../cli/run-main.ts';
import { toybox } from './client.ts';
import { toy } from './dialect.ts';

async function compileFor(files: Readonly<Record<string, string>>, from: string, to: string): Promise<Compilation> {
  const root = folderWith(files);
  try {
    const project = await loadProject({ cwd: root, api: async () => ({ ...(await import('../../../src/index.ts')) }) });
    const graph = buildGraph(project.revisions);
    const path = checkPath(graph, resolvePath(graph, { from, to }));
    const every = project.revisions.map((one) => one.revision);
    const { revision } = await recordRevisions(project, every, path.direction);
    return compile({
      graph,
      path,
      revision,
      dialect: toy,
      naming: {},
      leaveNames: false,
      derivePreconditions: true,
      dataLoss: { allow: [], gate: false },
      script: {
        client: toybox,
        transaction: 'plan',
        versionTable: { name: 'alembic_version' },
        compiler: 'limbeck',
        dialect: toy,
        envelope: ({ prologue, dialect, client, body }) => `${prologue}\n-- for ${dialect} and ${client}\n${body}\n`,
      },
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const chain = {
  'migrations/a.ts': module(
    'a1',
    null,
    `op.createTable('users', { id: t.integer().notNull(), name: t.string(20), active: t.boolean().default(true) });
    op.bulkInsert('users', [{ id: 1, name: "O'Hara" }, { id: 2, name: 'Lee' }]);`,
    'downgrade(op) { op.dropTable("users"); },',
  ),
  'migrations/b.ts': module(
    'b2',
    'a1',
    `op.addColumn('users', 'age', t.smallint());
    op.updateRows('users', { set: { active: false }, where: { id: 2 } });
    op.execute(sql\`TIDY \${sql.id('users')} \${7}\`, { down: null });`,
    'downgrade(op) { op.dropColumn("users", "age"); },',
  ),
};

test('a chain goes up and down in toy', async () => {
  const up = await compileFor(chain, 'base', 'head');
  checkRoundTrip(up.script, toybox);
  assert.equal(up.script.expected, [
    'BEGIN',
    'CREATE TABLE <users> (<id> NUMBER NOT NULL, <name> WORDS(20), <active> TRUTH DEFAULT YES)',
    "INSERT INTO <users> (<id>, <name>) VALUES (1, 'O''Hara'), (2, 'Lee')",
    "MOVE <alembic_version> 'a1'",
    'ALTER TABLE <users> ADD <age> NUMBER',
    'UPDATE <users> SET <active> = NO WHERE <id> = 2',
    'TIDY <users> 7',
    "MOVE <alembic_version> 'a1,b2'",
    'COMMIT',
  ]);
  assert.match(up.script.text, /^say limbeck\n-- for Toy and toybox\n/);
  const down = await compileFor(chain, 'head', 'base');
  checkRoundTrip(down.script, toybox);
  assert.ok(down.script.expected.includes('DROP TABLE <users>'));
  assert.throws(() => checkRoundTrip({ ...up.script, text: up.script.text.replace('TIDY', 'BURN') }, toybox), /LB603/);
});

test('what toy does not have is refused at its line, all of it at once', async () => {
  const body = "op.createTable('t', { at: t.date() });\n    op.createIndex('i', 't', ['at']);";
  try {
    await compileFor({ 'migrations/a.ts': module('a1', null, body) }, 'base', 'head');
    assert.unreachable();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    assert.equal(
      error.diagnostics.map((one) => [one.code, one.message, one.at?.line]),
      [
        ['LB501', 'Toy knows numbers, words and truth', 8],
        ['LB501', 'Toy does not have this', 9],
      ],
    );
  }
});

test.run();
