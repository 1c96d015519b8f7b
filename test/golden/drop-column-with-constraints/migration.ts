import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop column with constraints',
  upgrade(op) {
    op.dropColumn('users', 'email');
  },
});
