import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop table',
  upgrade(op) {
    op.dropTable('users');
  },
});
