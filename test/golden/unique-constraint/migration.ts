import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'unique constraint',
  upgrade(op) {
    op.createUniqueConstraint('uq_orders', 'orders', ['room', 'qty'], { deferrable: true, initially: 'deferred' });
  },
});
