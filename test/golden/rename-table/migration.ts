import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'rename table',
  upgrade(op) {
    op.renameTable('users', 'people');
  },
});
