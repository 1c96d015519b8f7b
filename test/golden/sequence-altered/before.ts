import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'sequence altered',
  upgrade(op) {
    op.createSequence('order_no', { increment: 5 });
    op.createSequence('old_no', { start: 3 });
  },
});
