import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'foreign key',
  upgrade(op) {
    op.createForeignKey('fk_orders_user', 'orders', 'users', ['user_id'], ['id'], {
      onDelete: 'set null',
      notValid: true,
    });
  },
});
