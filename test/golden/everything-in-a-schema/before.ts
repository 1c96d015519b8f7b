import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createSchema('sales');
    op.createTable('item', { id: t.integer().primaryKey(), name: t.text(), gone: t.text() }, null, { schema: 'sales' });
    op.createTable('old', { id: t.integer() }, null, { schema: 'sales' });
    op.createTable('plain', { id: t.integer(), item: t.integer() }, null, { schema: 'sales' });
    op.createIndex('item_name', 'item', ['name'], { schema: 'sales' });
    op.createEnum('gone', ['a'], { schema: 'sales' });
    op.createView('list', sql`SELECT id FROM sales.item`, { schema: 'sales' });
    op.createMaterializedView('sums', sql`SELECT 1 AS one`, { schema: 'sales' });
    op.createSequence('counter', { schema: 'sales' });
    op.createDomain('positive', t.integer(), { schema: 'sales' });
    op.createFunction('one', {
      schema: 'sales',
      arguments: sql`a integer`,
      returns: sql`integer`,
      language: 'sql',
      body: sql`SELECT 1`,
    });
    op.createFunction('touch', {
      schema: 'sales',
      returns: sql`trigger`,
      language: 'plpgsql',
      body: sql`BEGIN RETURN NEW; END`,
    });
    op.createTrigger('touch', 'plain', {
      schema: 'sales',
      timing: 'before',
      events: ['update'],
      execute: sql`sales.touch()`,
    });
  },
});
