import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'table dropped with all that hangs on it',
  upgrade(op) {
    op.dropTable('users');
  },
});
