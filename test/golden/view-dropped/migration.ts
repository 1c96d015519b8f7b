import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'view dropped',
  upgrade(op) {
    op.dropView('named');
  },
});
