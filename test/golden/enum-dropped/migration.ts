import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'enum dropped',
  upgrade(op) {
    op.dropColumn('users', 'mood');
  },
});
