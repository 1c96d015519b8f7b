import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'what is lost is said',
  upgrade(op) {
    op.allow('drop-column:users.age', 'asked again when they next log in');
    op.dropColumn('users', 'age');
  },
});
