import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'before',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.string(100), n: t.integer() });
    op.createTable('orders', { id: t.integer().primaryKey() }, null, { schema: 'sales' });
    op.createSequence('numbers');
  },
});
