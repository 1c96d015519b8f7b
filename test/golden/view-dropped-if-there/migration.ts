import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'no view',
  upgrade(op) {
    op.dropView('list', { ifExists: true });
  },
});
