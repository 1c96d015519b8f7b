import { migration, t } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'add column with constraints',
  upgrade(op) {
    op.addColumn('orders', 'buyer_id', t.integer().references('users.id').index().comment('who paid'));
  },
});
