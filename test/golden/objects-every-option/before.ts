import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'what is there',
  upgrade(op) {
    op.createTable('item', { id: t.integer().primaryKey(), name: t.text() });
    op.createView('used', sql`SELECT id FROM item`);
    op.createSequence('counter');
  },
});
