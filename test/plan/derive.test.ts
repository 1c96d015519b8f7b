/** What a derived downgrade leaves out, and what it warns of. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exists, sql, t } from '../../src/index.ts';
import { type Author, finalCatalog, planChain } from './chain.ts';

const users: Author = (op) => op.createTable('users', { id: t.integer().primaryKey(), name: t.text() });

function back(author: Author): readonly string[] {
  const { plan, diagnostics } = planChain([users, author], { from: 'head', to: 'r1' });
  const kinds = plan.steps.flatMap((step) => step.operations).map((one) => one.operation.kind);
  return [...diagnostics.map((one) => `${one.code} ${one.message}`), ...kinds];
}

function up(...authors: readonly Author[]) {
  const planned = planChain([users, ...authors]);
  const steps = planned.plan.steps.map((step) => step.operations.map((one) => one.operation.kind));
  return { steps, said: planned.diagnostics.map((one) => one.code), after: finalCatalog(planned) };
}

test('rows of a table that the same revision makes go with it', () => {
  const seed: Author = (op) => {
    op.createTable('role', { id: t.integer().primaryKey(), name: t.text() });
    op.bulkInsert('role', [{ id: 1, name: 'admin' }]);
    op.updateRows('role', { set: { name: 'x' }, where: { id: 1 } });
    op.renameTable('role', 'roles');
    op.deleteRows('roles', { where: { id: 1 } });
  };
  assert.equal(back(seed), ['renameTable', 'dropTable']);
});

test('values of a column that the same revision adds go with it', () => {
  const expand: Author = (op) => {
    op.addColumn('users', 'state', t.text());
    op.backfill({ table: 'users', set: { state: 'new' }, all: true });
    op.alterColumn('users', 'state', { nullable: false });
  };
  assert.equal(back(expand), ['alterColumn', 'dropColumn']);
});

test('other rows ask for a way back', () => {
  const asks = (author: Author): void => assert.match(back(author)[0] ?? '', /^LB430 /, `${author}`);
  asks((op) => op.bulkInsert('users', [{ id: 1 }]));
  asks((op) => {
    op.addColumn('users', 'state', t.text());
    op.updateRows('users', { set: { state: 'x', name: 'y' }, all: true });
  });
  asks((op) => {
    op.renameTable('users', 'people');
    op.bulkInsert('people', [{ id: 1 }]);
  });
  asks((op) => {
    op.createTable('users', { id: t.integer().primaryKey(), name: t.text() }, null, { ifNotExists: true });
    op.bulkInsert('users', [{ id: 1 }]);
  });
  asks((op) => {
    op.addColumn('users', 'state', t.text());
    op.deleteRows('users', { where: { state: 'x' } });
  });
});

test('a way back that is said is taken', () => {
  const said: Author = (op) => {
    op.addColumn('users', 'state', t.text());
    op.updateRows('users', { set: { state: 'x' }, all: true, down: sql`SELECT 1` });
  };
  assert.equal(back(said), ['execute', 'dropColumn']);
});

test('a column that is never NULL and has no default comes back with a warning', () => {
  const made: Author = (op) =>
    op.createTable('t', { a: t.text().notNull(), b: t.text().notNull().default('x'), c: t.text() });
  const way = (column: string): readonly string[] => {
    const { diagnostics } = planChain([made, (op) => op.dropColumn('t', column)], { from: 'head', to: 'r1' });
    return diagnostics.map((one) => `${one.severity} ${one.code}`);
  };
  assert.equal(way('a'), ['warning LB433']);
  assert.equal([...way('b'), ...way('c')], []);
  assert.equal(
    back((op) => op.dropTable('users')),
    ['createTable'],
  );
});

const scratch: Author = (op) => {
  op.createTable('scratch', { id: t.integer() }, null, { temporary: true });
  op.createIndex('ix', 'scratch', ['id']);
  op.bulkInsert('scratch', [{ id: 1 }]);
  op.addColumn('scratch', 'x', t.text());
};

test('a temporary table ends with its revision', () => {
  const { steps, said, after } = up(scratch, scratch);
  assert.equal([steps[1]?.includes('dropTable'), steps[2]?.[0]], [false, 'dropTable']);
  assert.equal(
    planChain([scratch, scratch], { from: 'r1' }).plan.steps[0]?.operations[0]?.operation.kind,
    'createTable',
  );
  assert.equal([said, [...(after?.tables.keys() ?? [])]], [[], ['users']]);
  assert.equal(up(scratch, (op) => op.addColumn('scratch', 'y', t.text())).said, ['LB402']);
  assert.equal(back(scratch), []);
});

test('one that is dropped, or goes of itself, is not dropped again', () => {
  const dropped: Author = (op) => {
    scratch(op);
    op.dropTable('scratch');
  };
  assert.is(up(dropped).steps[1]?.filter((one) => one === 'dropTable').length, 1);
  assert.equal(back(dropped), []);
  const brief: Author = (op) =>
    op.createTable('brief', { id: t.integer() }, null, { temporary: true, postgresql: { onCommit: 'drop' } });
  assert.equal(up(brief, brief).steps.slice(1), [['createTable'], ['createTable']]);
  const doubtful: Author = (op) => op.when(exists.table('users'), scratch);
  assert.not(up(doubtful).steps[1]?.includes('dropTable'));
  assert.equal([...(up(doubtful).after?.tables.keys() ?? [])], ['users']);
});

test('renamed, it ends by its new name', () => {
  const renamed: Author = (op) => {
    scratch(op);
    op.renameTable('scratch', 'other');
  };
  const { steps, after } = up(renamed, (op) => op.createTable('other', { id: t.integer() }));
  assert.equal(steps[2], ['dropTable', 'createTable']);
  assert.is(after?.tables.get('other')?.options?.temporary, undefined);
});

test.run();
