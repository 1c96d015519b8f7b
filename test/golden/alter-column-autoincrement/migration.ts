import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'alter column every option',
  upgrade(op) {
    op.alterColumn('person', 'number', { autoincrement: true });
  },
});
