import { folderWith, limbeck, module } from '../cli/run-main.ts';

/** A small chain with every kind of step; its folder. */
export function smallProject(): string {
  return folderWith({
    'limbeck.config.json': '{ "dataLossGate": false }',
    'migrations/1.ts': module(
      'a1',
      null,
      `op.createTable('foo', { id: t.integer().primaryKey(), v: t.text() });
    op.createTable('foo_old', { id: t.integer() });
    op.bulkInsert('foo', [{ id: 1, v: 'one' }, { id: 2, v: "it's" }]);
    op.createEnum('mood', ['ok']);`,
    ),
    'migrations/2.ts': module('b2', 'a1', "op.dropTable('foo_old');\n    op.addEnumValue('mood', 'sad');"),
    'migrations/3.ts': module('c3', 'b2', "op.addColumn('foo', 'mood', t.enum('mood').notNull().default('sad'));"),
    'migrations/4.ts': module('d4', 'c3', "op.createIndex('ix_foo', 'foo', ['v'], { concurrently: true });"),
    'migrations/5.ts': module(
      'e5',
      'd4',
      "op.autocommit((o) => o.execute(sql`VACUUM foo`, { down: null }));\n    op.execute(sql`UPDATE foo SET v = v || ${'!'}`, { down: null });",
    ),
  });
}

/** A small chain in which much depends on conditions that hold, and on some that do not; its folder. */
export function conditionalProject(): string {
  const asking = (text: string): string => text.replace('import { check', 'import { exists, not, check');
  return folderWith({
    'migrations/1.ts': module(
      'a1',
      null,
      `op.createTable('foo', { id: t.integer().primaryKey(), v: t.text() });
    op.createTable('foo_old', { id: t.integer() });
    op.bulkInsert('foo', [{ id: 1, v: 'one' }, { id: 2, v: "it's" }]);`,
    ),
    'migrations/2.ts': asking(
      module(
        'b2',
        'a1',
        `op.when(exists.table('foo_old'), (o) => o.dropTable('foo_old'));
    op.when(exists.table('nothing'), (o) => o.dropTable('foo'));`,
      ),
    ),
    'migrations/3.ts': asking(
      module(
        'c3',
        'b2',
        `op.when(not(exists.column('foo', 'n')), (o) => {
      o.addColumn('foo', 'n', t.integer());
      o.createIndex('ix_foo', 'foo', ['n'], { concurrently: true });
    });
    op.when(sql\`SELECT false\`, (o) => {
      o.createIndex('ix_never', 'foo', ['v'], { concurrently: true });
      o.execute(sql\`DELETE FROM foo\`);
    });
    op.assert(sql\`SELECT count(*) = 2 FROM foo\`, 'two rows');
    op.execute(sql\`UPDATE foo SET v = v || '!'\`, { down: null });`,
      ),
    ),
  });
}

/** The script of a range, or a failed test. */
export async function compileScript(root: string, ...options: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await limbeck(root, 'compile', ...options);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
