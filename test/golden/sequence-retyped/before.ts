import { migration, t } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'sequence retyped',
  upgrade(op) {
    op.createTable('users', { id: t.integer().primaryKey() });
    op.createSequence('order_no');
  },
});
