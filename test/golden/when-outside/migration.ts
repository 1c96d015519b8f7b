import { exists, migration, not } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'when outside',
  upgrade(op) {
    op.when(not(exists.index('ix_users_name')), (inner) => {
      inner.createIndex('ix_users_name', 'users', ['name'], { concurrently: true });
    });
  },
});
