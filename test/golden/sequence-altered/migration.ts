import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'sequence altered',
  upgrade(op) {
    op.alterSequence('order_no', { increment: 10, maxValue: 5000, cycle: true });
    op.renameSequence('order_no', 'order_number');
    op.dropSequence('old_no');
  },
});
