import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'drop column',
  upgrade(op) {
    op.dropColumn('users', 'age');
  },
});
