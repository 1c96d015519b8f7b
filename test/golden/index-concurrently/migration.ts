import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'index concurrently',
  upgrade(op) {
    op.createIndex('ix_users_age', 'users', ['age'], { concurrently: true });
  },
});
