import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: null,
  message: 'mysql sequence',
  upgrade(op) {
    op.createSequence('order_no', { start: 1000, increment: 10, minValue: 10, maxValue: 9000, cache: 20, cycle: true });
    op.createSequence('other_no', { ifNotExists: true, type: 'bigint' });
    op.alterSequence('order_no', {
      increment: 5,
      restart: 2000,
      minValue: 5,
      maxValue: 8000,
      cache: 10,
      cycle: false,
      start: 100,
    });
    op.renameSequence('order_no', 'order_number');
    op.dropSequence('other_no');
  },
});
