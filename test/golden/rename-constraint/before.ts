import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'rename constraint',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.text().unique() });
    op.createTable('orders', { id: t.integer(), user_id: t.integer().references('users.id') });
  },
});
