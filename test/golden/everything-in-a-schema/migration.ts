import { foreignKey, migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'everything in a schema',
  upgrade(op) {
    op.createTable(
      'fresh',
      { id: t.integer(), item: t.integer() },
      (c) => [foreignKey('fresh_item', [c.item], { table: 'item', schema: 'sales' }, ['id'])],
      { schema: 'sales' },
    );
    op.addColumn('plain', 'more', t.integer().references('item.id', { schema: 'sales' }), { schema: 'sales' });
    op.alterColumn('plain', 'id', { schema: 'sales', nullable: false });
    op.renameColumn('plain', 'more', 'most', { schema: 'sales' });
    op.dropColumn('item', 'gone', { schema: 'sales' });
    op.createForeignKey('plain_item', 'plain', 'item', ['item'], ['id'], { schema: 'sales', targetSchema: 'sales' });
    op.validateConstraint('plain', 'plain_item', { schema: 'sales' });
    op.renameConstraint('plain', 'plain_item', 'plain_fk', { schema: 'sales' });
    op.dropConstraint('plain_fk', 'plain', { schema: 'sales' });
    op.createIndex('plain_id', 'plain', ['id'], { schema: 'sales' });
    op.dropIndex('item_name', { schema: 'sales' });
    op.renameIndex('plain_id', 'plain_ix', { schema: 'sales' });
    op.tableComment('plain', 'plain', { schema: 'sales' });
    op.renameTable('old', 'older', { schema: 'sales' });
    op.createEnum('mood', ['ok'], { schema: 'sales' });
    op.dropEnum('gone', { schema: 'sales' });
    op.enableRowSecurity('plain', { schema: 'sales' });
    op.createPolicy('mine', 'plain', { schema: 'sales', using: sql`id > 0` });
    op.dropPolicy('mine', 'plain', { schema: 'sales' });
    op.createTrigger('again', 'plain', {
      schema: 'sales',
      timing: 'after',
      events: ['insert'],
      execute: sql`sales.touch()`,
    });
    op.comment({ trigger: 'touch', table: 'plain', schema: 'sales' }, 'touches');
    op.renameTrigger('touch', 'plain', 'touched', { schema: 'sales' });
    op.comment({ function: 'one', arguments: sql`integer`, schema: 'sales' }, 'one');
    op.renameFunction('one', 'uno', { schema: 'sales', arguments: sql`integer` });
    op.createFunction('two', { schema: 'sales', returns: sql`integer`, language: 'sql', body: sql`SELECT 2` });
    op.createProcedure('rest', { schema: 'sales', language: 'sql', body: sql`SELECT 3` });
    op.createView('names', sql`SELECT name FROM sales.item`, { schema: 'sales' });
    op.dropView('list', { schema: 'sales' });
    op.createMaterializedView('totals', sql`SELECT 2 AS two`, { schema: 'sales' });
    op.refreshMaterializedView('sums', { schema: 'sales' });
    op.createSequence('numbers', { schema: 'sales', ownedBy: { table: 'plain', column: 'id', schema: 'sales' } });
    op.alterSequence('counter', { schema: 'sales', ownedBy: { table: 'plain', column: 'id', schema: 'sales' } });
    op.createDomain('small', t.smallint(), { schema: 'sales' });
    op.alterDomain('positive', { schema: 'sales', notNull: true });
    op.grant('select', { table: 'plain', schema: 'sales' }, 'public');
    op.revoke('select', { table: 'plain', schema: 'sales' }, 'public');
    op.revoke('execute', { function: 'two', arguments: sql``, schema: 'sales' }, 'public');
  },
});
