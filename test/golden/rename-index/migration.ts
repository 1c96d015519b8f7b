import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename index',
  upgrade(op) {
    op.renameIndex('ix', 'ix_users_email');
  },
});
