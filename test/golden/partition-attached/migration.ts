import { migration } from 'limbeck';

export default migration({
  revision: 'after',
  downRevision: 'before',
  message: 'partition attached',
  upgrade(op) {
    op.attachPartition('log_old', 'log', { from: ['2020-01-01', 0], to: ['2021-01-01', 0] });
    op.attachPartition('place_at', 'place', { in: ['at'], schema: 'public' });
    op.attachPartition('job_1', 'job', { modulus: 2, remainder: 1 });
    op.attachPartition('log_other', 'log', { default: true });
  },
});
