import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'sequence bounded',
  upgrade(op) {
    op.createSequence('order_no', { minValue: 1, maxValue: 5000, cache: 10, cycle: true });
    op.alterSequence('order_no', { minValue: null, cache: 20 });
  },
});
