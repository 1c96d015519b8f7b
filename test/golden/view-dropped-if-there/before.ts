import { migration, sql, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'a view',
  upgrade(op) {
    op.createTable('item', { id: t.integer() });
    op.createView('list', sql`SELECT id FROM item`);
  },
});
