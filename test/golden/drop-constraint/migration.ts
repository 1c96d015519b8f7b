import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop constraint',
  upgrade(op) {
    op.dropConstraint('users_email_key', 'users');
  },
});
