import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'comments on parts',
  upgrade(op) {
    op.comment({ index: 'ix' }, "it's fast");
    op.comment({ constraint: 'users_pkey', table: 'users' }, 'key');
    op.comment({ index: 'ix_old' }, null);
    op.comment({ constraint: 'users_email_key', table: 'users' }, null);
  },
});
