import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename column',
  upgrade(op) {
    op.renameColumn('users', 'email', 'mail');
  },
});
