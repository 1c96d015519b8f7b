import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'sequence of a dropped table',
  upgrade(op) {
    op.dropTable('users');
  },
});
