import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'check constraint',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey(), email: t.string(255) });
    op.createTable('orders', {
      id: t.integer().primaryKey(),
      user_id: t.integer(),
      room: t.integer(),
      qty: t.integer(),
    });
  },
});
