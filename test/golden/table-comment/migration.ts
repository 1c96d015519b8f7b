import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'table comment',
  upgrade(op) {
    op.tableComment('users', "Everybody's names");
  },
});
