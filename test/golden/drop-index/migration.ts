import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop index',
  upgrade(op) {
    op.dropIndex('ix_users_age', { concurrently: true });
  },
});
