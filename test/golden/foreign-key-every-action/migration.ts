import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'foreign key every action',
  upgrade(op) {
    op.createForeignKey('fk_user', 'orders', 'users', ['user_id'], ['id'], {
      onDelete: 'cascade',
      onUpdate: 'set null',
      match: 'full',
      deferrable: true,
      initially: 'deferred',
    });
  },
});
