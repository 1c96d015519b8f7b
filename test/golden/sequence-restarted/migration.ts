import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'sequence restarted',
  upgrade(op) {
    op.alterSequence('order_no', { restart: 500 });
  },
});
