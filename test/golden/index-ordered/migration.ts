import { index, migration, sql, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'indexes in an order, of some rows',
  upgrade(op) {
    op.createTable('page', { id: t.integer(), title: t.text() }, (c) => [
      index('page_title', [{ column: c.title, order: 'desc' }], { where: sql`title IS NOT NULL` }),
    ]);
    op.createIndex('page_id', 'page', [{ column: 'id', order: 'desc' }], { where: sql`id > 0` });
  },
});
