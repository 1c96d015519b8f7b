import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'sequence retyped',
  upgrade(op) {
    op.alterSequence('order_no', { type: 'integer', increment: 2 });
    op.alterSequence('order_no', { start: 5, increment: 3 });
    op.alterSequence('order_no', { ownedBy: { table: 'users', column: 'id' }, increment: 4 });
  },
});
