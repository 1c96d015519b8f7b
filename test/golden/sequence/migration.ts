import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'sequence',
  upgrade(op) {
    op.createSequence('order_no', {
      type: 'integer',
      start: 1000,
      increment: 5,
      maxValue: 99999,
      cache: 10,
      cycle: true,
    });
    op.createSequence('plain', { comment: 'one by one' });
    op.createSequence('of_users', { ownedBy: { table: 'users', column: 'id' }, minValue: -5n, start: -5n });
  },
});
