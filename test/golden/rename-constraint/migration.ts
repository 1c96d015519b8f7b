import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename constraint',
  upgrade(op) {
    op.renameConstraint('users', 'users_email_key', 'uq "email"');
    op.renameConstraint('orders', 'orders_user_id_fkey', 'fk_user');
    op.renameConstraint('users', 'users_pkey', 'pk');
  },
});
