import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'comments on parts that are dropped',
  upgrade(op) {
    op.dropIndex('ix_old');
    op.dropConstraint('users_email_key', 'users');
  },
});
