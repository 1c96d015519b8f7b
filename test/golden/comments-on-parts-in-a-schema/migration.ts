import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'comments on parts in a schema',
  upgrade(op) {
    op.comment({ index: 'ix', schema: 'public' }, 'i');
    op.comment({ constraint: 'users_pkey', table: 'users', schema: 'public' }, 'c');
    op.dropTable('users', { schema: 'public' });
  },
});
