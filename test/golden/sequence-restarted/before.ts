import { migration } from 'limbeck';

export default migration({
  revision: 'before',
  downRevision: null,
  message: 'sequence restarted',
  upgrade(op) {
    op.createSequence('order_no');
  },
});
