import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'foreign key every action',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey() });
    op.createTable('orders', { id: t.integer().primaryKey(), user_id: t.integer() });
  },
});
